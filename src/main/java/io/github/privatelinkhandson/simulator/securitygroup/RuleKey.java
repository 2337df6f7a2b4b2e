package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * The identity of a group's rule, in the words in which EC2 refuses a duplicate.
 */
record RuleKey(String peer, String protocol, String ports) {

	static RuleKey of(SecurityGroupRule rule) {
		String protocol = Traffic.ALL.equals(rule.ipProtocol()) ? "ALL" : rule.ipProtocol().toUpperCase(Locale.ROOT);
		String ports = switch (protocol) {
			case "TCP", "UDP" -> "from port: %d, to port: %d, ".formatted(rule.fromPort(), rule.toPort());
			case "ICMP", "ICMPV6" -> "type: %d, code: %d, ".formatted(rule.fromPort(), rule.toPort());
			default -> "";
		};
		return new RuleKey(peer(rule), protocol, ports);
	}

	private static String peer(SecurityGroupRule rule) {
		return (rule.referencedGroupInfo() != null) ? rule.referencedGroupInfo().groupId()
				: Stream.of(rule.cidrIpv4(), rule.cidrIpv6(), rule.prefixListId())
					.filter(Objects::nonNull)
					.findFirst()
					.orElseThrow();
	}

	@Override
	public String toString() {
		return "peer: %s, %s, %sALLOW".formatted(this.peer, this.protocol, this.ports);
	}

}
