package io.github.privatelinkhandson.simulator.ssm;

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
public final class UserDataService {

	private static final String SCRIPT = "/var/lib/cloud/instance/scripts/part-001";

	private static final String LOG = "/var/log/cloud-init-output.log";

	private UserDataService() {
	}

	/**
	 * Runs the user data of all instances whose time for it has come.
	 */
	public static void run(Call call) {
		run(call, InstanceNetworks.DATA_PLANE);
	}

	static void run(Call call, InstanceNetworks networks) {
		FirstBoot.due(call).forEach((boot) -> run(call, boot, networks));
	}

	private static void run(Call call, FirstBoot boot, InstanceNetworks networks) {
		String id = boot.instance().instanceId();
		Machine machine = Machine.of(call, id);
		Host host = new Host(boot.instance().privateIpAddress(), boot.instance().privateDnsName(),
				boot.instance().architectureAsString(), call.region(), SCRIPT, call.now());
		ShellResult result = new Shell(machine, networks.of(call, id), host).run(boot.script(), "/");
		machine.write(LOG, result.stdout() + result.stderr());
	}

}
