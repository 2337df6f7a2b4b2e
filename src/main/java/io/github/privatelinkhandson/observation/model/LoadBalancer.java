package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

/**
 * A Network Load Balancer; {@code id} is its ARN. {@code enforcesOnPrivateLink}: its
 * security groups' inbound rules apply to PrivateLink traffic too (AWS's default).
 */
public record LoadBalancer(String id, Map<String, String> tags, String name, String state, String vpcId, String dnsName,
		List<Node> nodes, List<String> groups, boolean enforcesOnPrivateLink, boolean crossZone,
		List<Listener> listeners, String scheme) implements ObservedResource {

	/**
	 * The load balancer's node in one Availability Zone.
	 */
	public record Node(String zone, String subnetId) {
	}

	/**
	 * A listener and the target groups it forwards to; {@code protocol} is {@code TCP} or
	 * {@code UDP}.
	 */
	public record Listener(String arn, String protocol, int port, List<String> targetGroupArns) {
	}
}
