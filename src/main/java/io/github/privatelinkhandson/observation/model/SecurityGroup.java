package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A security group with its rules.
 */
public record SecurityGroup(String id, Map<String, String> tags, String name, String vpcId,
		List<Rule> rules) implements ObservedResource {

	/**
	 * A rule; exactly one of {@code cidr} and {@code referencedGroupId} is set;
	 * {@code protocol} is {@code tcp}, {@code udp}, {@code icmp} or {@code -1} for all,
	 * whose ports are null.
	 */
	public record Rule(String id, boolean egress, String protocol, @Nullable Integer fromPort, @Nullable Integer toPort,
			@Nullable String cidr, @Nullable String referencedGroupId) {
	}
}
