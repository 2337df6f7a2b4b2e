package io.github.privatelinkhandson.simulator.insights;

import java.util.Map;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.privatelink.VpcEndpointService;

/**
 * The ARNs of the components that Reachability Analyzer speaks of.
 */
record ComponentArnService(Call call) {

	private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("i", "instance"),
			Map.entry("eni", "network-interface"), Map.entry("sg", "security-group"), Map.entry("acl", "network-acl"),
			Map.entry("rtb", "route-table"), Map.entry("subnet", "subnet"), Map.entry("vpc", "vpc"),
			Map.entry("igw", "internet-gateway"), Map.entry("nat", "natgateway"), Map.entry("vpce", "vpc-endpoint"),
			Map.entry("vpce-svc", "vpc-endpoint-service"));

	/**
	 * The ARN of the resource of that id, which may be one already.
	 */
	String of(String id) {
		String prefix = id.substring(0, Math.max(0, id.lastIndexOf('-')));
		if (id.startsWith("arn:")) {
			return id;
		}
		Call owner = prefix.equals("vpce-svc") ? this.call.in(new VpcEndpointService(this.call).ownerOfService(id))
				: this.call;
		return owner.arn("ec2", TYPES.getOrDefault(prefix, prefix) + "/" + id);
	}

}
