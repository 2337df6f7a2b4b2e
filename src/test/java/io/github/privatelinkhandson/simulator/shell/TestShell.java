package io.github.privatelinkhandson.simulator.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.compute.TestInstances;
import io.github.privatelinkhandson.simulator.iam.policy.RequestedAction;
import io.github.privatelinkhandson.simulator.shell.InstanceNetwork.Connection;
import io.github.privatelinkhandson.simulator.store.TestAccount;

/**
 * A running instance with a network that is set by hand.
 */
final class TestShell {

	final TestAccount account = new TestAccount();

	final String instanceId = TestInstances.running(this.account, "");

	final Map<String, List<String>> names = new HashMap<>();

	/**
	 * What becomes of connections to other addresses; to those not in here they time out.
	 */
	final Map<String, Connection> connections = new HashMap<>();

	final List<String> connected = new ArrayList<>();

	boolean internet = true;

	ShellResult run(String... lines) {
		return this.account.ec2((call) -> {
			Host host = new Host("10.0.0.10", "ip-10-0-0-10.ap-northeast-1.compute.internal", "x86_64",
					TestAccount.REGION, "/tmp/_script.sh", this.account.now());
			return new Shell(Machine.of(call, this.instanceId), new TestNetwork(), host).run(String.join("\n", lines),
					"");
		});
	}

	String out(String... lines) {
		ShellResult result = run(lines);
		return result.stdout() + result.stderr();
	}

	private final class TestNetwork implements InstanceNetwork {

		@Override
		public List<String> resolve(String name) {
			return TestShell.this.names.getOrDefault(name, List.of());
		}

		@Override
		public Connection connect(String address, int port) {
			TestShell.this.connected.add(address + ":" + port);
			return TestShell.this.connections.getOrDefault(address,
					new Connection(Connection.Outcome.TIMED_OUT, Optional.empty()));
		}

		@Override
		public Access call(String host, RequestedAction request) {
			return TestShell.this.internet ? Access.ALLOWED : Access.UNREACHABLE;
		}

		@Override
		public String nameServer() {
			return "10.0.0.2";
		}

	}

}
