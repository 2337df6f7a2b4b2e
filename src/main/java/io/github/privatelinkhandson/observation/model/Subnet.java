package io.github.privatelinkhandson.observation.model;

import java.util.Map;

/**
 * A subnet; {@code zone} is the name of its Availability Zone.
 */
public record Subnet(String id, Map<String, String> tags, String state, String vpcId, String cidr,
		String zone) implements ObservedResource {
}
