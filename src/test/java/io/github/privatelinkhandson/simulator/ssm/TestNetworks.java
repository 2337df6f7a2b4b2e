package io.github.privatelinkhandson.simulator.ssm;

import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.simulator.iam.policy.RequestedAction;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.shell.InstanceNetwork;

/**
 * A network that leads to the internet or nowhere.
 */
final class TestNetworks implements InstanceNetworks {

	boolean internet = true;

	@Override
	public InstanceNetwork of(Call call, String instanceId) {
		return new InstanceNetwork() {

			@Override
			public List<String> resolve(String name) {
				return List.of("10.0.0.77");
			}

			@Override
			public Connection connect(String address, int port) {
				return new Connection(Connection.Outcome.TIMED_OUT, Optional.empty());
			}

			@Override
			public Access call(String host, RequestedAction request) {
				return TestNetworks.this.internet ? Access.ALLOWED : Access.UNREACHABLE;
			}

			@Override
			public String nameServer() {
				return "10.0.0.2";
			}

		};
	}

}
