package io.github.privatelinkhandson.simulator.ssm;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * Instances that Systems Manager knows.
 */
record ManagedInstanceService(Call call) {

	List<InstanceInformation> information(List<Instance> instances, InstanceNetworks networks) {
		return instances.stream()
			.flatMap((instance) -> new Agent(this.call, instance, networks).information().stream())
			.toList();
	}

}
