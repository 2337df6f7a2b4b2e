package io.github.privatelinkhandson.observation.model;

import java.util.Map;

/**
 * A VPC.
 */
public record Vpc(String id, Map<String, String> tags, String state, String cidr,
		boolean isDefault) implements ObservedResource {

	@Override
	public String vpcId() {
		return this.id;
	}
}
