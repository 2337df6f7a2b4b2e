package io.github.privatelinkhandson.reachability;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a path analysis.
 *
 * @param source id of an instance, network interface, endpoint or internet gateway
 * @param destination id of one of these or of an endpoint service; null where the
 * destination is an address
 * @param destinationIp the address that packets are sent to; null for whichever leads
 * there
 * @param protocol {@code tcp} or {@code udp}
 * @param destinationPort null for any port that works
 */
public record Query(String source, @Nullable String destination, @Nullable String destinationIp, String protocol,
		@Nullable Integer destinationPort) {

	/**
	 * From one to another, with any port, as the article asks.
	 */
	public static Query tcp(String source, String destination) {
		return new Query(source, destination, null, "tcp", null);
	}

}
