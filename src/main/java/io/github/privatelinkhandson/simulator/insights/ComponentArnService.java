package io.github.privatelinkhandson.simulator.insights;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.privatelink.VpcEndpointService;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The ARNs of the components that Reachability Analyzer speaks of.
 */
record ComponentArnService(Call call) {

	/**
	 * The ARN of the resource of that id, which may be one already.
	 */
	String of(String id) {
		if (id.startsWith("arn:")) {
			return id;
		}
		Call owner = id.startsWith(ResourceTypes.ENDPOINT_SERVICE.prefix())
				? this.call.in(new VpcEndpointService(this.call).ownerOfService(id)) : this.call;
		return owner.arn("ec2", ResourceTypes.ofId(id).map((type) -> type.name() + "/").orElse("") + id);
	}

}
