package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The traffic that a rule matches: EC2's name of the protocol, and its ports (or ICMP
 * type and code), -1 for none.
 */
record Traffic(String protocol, int from, int to) {

	static final String ALL = "-1";

	private static final Map<String, String> NAMES = Map.of("6", "tcp", "17", "udp", "1", "icmp", "58", "icmpv6");

	/**
	 * Checks and completes them as EC2 does.
	 */
	static Traffic of(String protocol, @Nullable Integer from, @Nullable Integer to) {
		String name = NAMES.getOrDefault(protocol, protocol.toLowerCase(Locale.ROOT));
		return switch (name) {
			case "tcp", "udp" -> ports(name, from, to);
			case "icmp", "icmpv6" -> new Traffic(name, (from != null) ? from : -1, (to != null) ? to : -1);
			case ALL -> new Traffic(ALL, -1, -1);
			default -> other(name);
		};
	}

	private static Traffic ports(String name, @Nullable Integer from, @Nullable Integer to) {
		if (from == null || to == null) {
			throw AwsError.of("InvalidParameterValue",
					"Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
		}
		for (int port : new int[] { from, to }) {
			if (port < 0 || port > 65535) {
				throw AwsError.of("InvalidParameterValue", "TCP/UDP port (%d) out of range", port);
			}
		}
		if (from > to) {
			throw AwsError.of("InvalidParameterValue", "Invalid TCP/UDP port range (%d:%d)", from, to);
		}
		return new Traffic(name, from, to);
	}

	private static Traffic other(String number) {
		if (!number.matches("\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5]")) {
			throw AwsError.of("InvalidParameterValue", "Invalid value '%s' for IP protocol. Unknown protocol.", number);
		}
		return new Traffic(number, -1, -1);
	}

	/**
	 * Returns whether rules for the protocol have ports, or a type and a code.
	 */
	static boolean hasPorts(String protocol) {
		return NAMES.containsValue(protocol);
	}

}
