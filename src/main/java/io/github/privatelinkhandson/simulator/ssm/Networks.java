package io.github.privatelinkhandson.simulator.ssm;

import io.github.privatelinkhandson.simulator.shell.Network;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * Gives the network as an instance sees it.
 */
@FunctionalInterface
interface Networks {

	/** The data plane. */
	Networks DATA_PLANE = ShellNetwork::new;

	Network of(Call call, String instanceId);

}
