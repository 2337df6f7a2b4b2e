package io.github.privatelinkhandson.reachability;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A request for a path analysis.
 *
 * @param source id of an instance, network interface, endpoint or internet gateway
 * @param destination id of one of these or of an endpoint service; null where the
 * destination is an address
 * @param protocol {@code tcp} or {@code udp}
 * @param atSource what packets leave the source with
 * @param atDestination what packets arrive with
 * @param through ids or ARNs of components that the path must have
 * @param around ids or ARNs of components that it must not have
 */
public record PathRequest(String source, @Nullable String destination, String protocol, PacketFilter atSource,
		PacketFilter atDestination, List<String> through, List<String> around) {

	/**
	 * From one to another, or to an address.
	 * @param destinationIp the address that packets are sent to; null for whichever leads
	 * there
	 * @param destinationPort null for any port that works
	 */
	public PathRequest(String source, @Nullable String destination, @Nullable String destinationIp, String protocol,
			@Nullable Integer destinationPort) {
		this(source, destination, protocol,
				new PacketFilter(null, PortSet.ALL, destinationIp,
						(destinationPort != null) ? PortSet.of(destinationPort) : PortSet.ALL),
				PacketFilter.ANY, List.of(), List.of());
	}

	/**
	 * From one to another, with any port, as the article asks.
	 */
	public static PathRequest tcp(String source, String destination) {
		return new PathRequest(source, destination, null, "tcp", null);
	}

}
