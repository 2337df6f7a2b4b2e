package io.github.privatelinkhandson.simulator.ssm;

import java.util.Objects;

import io.github.privatelinkhandson.simulator.compute.FirstBoot;
import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.shell.Host;
import io.github.privatelinkhandson.simulator.shell.Shell;
import io.github.privatelinkhandson.simulator.shell.ShellResult;

/**
 * Runs instances' user data, as cloud-init does when they boot for the first time.
 * Whoever looks at what is on instances has it run before.
 */
public record UserDataService(Call call) {

	private static final String SCRIPT = "/var/lib/cloud/instance/scripts/part-001";

	private static final String LOG = "/var/log/cloud-init-output.log";

	public void run() {
		run(InstanceNetworks.DATA_PLANE);
	}

	void run(InstanceNetworks networks) {
		FirstBoot.due(this.call).forEach((boot) -> run(boot, networks));
	}

	private void run(FirstBoot boot, InstanceNetworks networks) {
		String id = boot.instance().instanceId();
		Machine machine = Machine.of(this.call, id);
		Host host = new Host(
				Objects.requireNonNullElse(boot.instance().privateIpAddress(), boot.instance().ipv6Address()),
				boot.instance().privateDnsName(), boot.instance().architectureAsString(), this.call.region(), SCRIPT,
				this.call.now());
		ShellResult result = new Shell(machine, networks.of(this.call, id), host).run(boot.script(), "/");
		machine.write(LOG, result.stdout() + result.stderr());
	}

}
