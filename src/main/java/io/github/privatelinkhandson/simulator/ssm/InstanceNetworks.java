package io.github.privatelinkhandson.simulator.ssm;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.shell.InstanceNetwork;

/**
 * Gives the network as an instance sees it.
 */
@FunctionalInterface
interface InstanceNetworks {

	InstanceNetworks DATA_PLANE = ShellNetwork::new;

	InstanceNetwork of(Call call, String instanceId);

}
