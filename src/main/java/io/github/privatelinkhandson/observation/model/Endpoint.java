package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

/**
 * A VPC endpoint; one of type gateway has no subnets and names. {@code state} is spelled
 * as on the wire, in lower camel case ({@code pendingAcceptance}); {@code dnsNames} has
 * the regional name first.
 */
public record Endpoint(String id, Map<String, String> tags, String state, String vpcId, String serviceName,
		List<String> subnetIds, List<String> groups, List<String> networkInterfaceIds,
		List<String> dnsNames) implements ObservedResource {

	/**
	 * Returns whether it is one to a service of AWS's own.
	 */
	public boolean toAws() {
		return !this.serviceName.startsWith("com.amazonaws.vpce.");
	}
}
