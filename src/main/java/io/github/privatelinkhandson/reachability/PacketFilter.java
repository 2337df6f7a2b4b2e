package io.github.privatelinkhandson.reachability;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Constraints on the packet header at one end of a path; null for any address.
 */
public record PacketFilter(@Nullable String sourceIp, PortSet sourcePorts, @Nullable String destinationIp,
		PortSet destinationPorts) {

	public static final PacketFilter ANY = new PacketFilter(null, PortSet.ALL, null, PortSet.ALL);

	/**
	 * Returns the code for the part of the header of arriving packets that does not match
	 * this filter.
	 */
	Optional<ExplanationCode> mismatchOnArrival(Flow flow) {
		if (this.sourceIp != null && !this.sourceIp.equals(flow.sourceIp())) {
			return Optional.of(ExplanationCode.FILTER_AT_DESTINATION_SOURCE_ADDRESS);
		}
		if (this.sourcePorts.and(flow.sourcePorts()).isEmpty()) {
			return Optional.of(ExplanationCode.FILTER_AT_DESTINATION_SOURCE_PORT_RANGE);
		}
		if (this.destinationIp != null && !this.destinationIp.equals(flow.destinationIp())) {
			return Optional.of(ExplanationCode.FILTER_AT_DESTINATION_DESTINATION_ADDRESS);
		}
		return this.destinationPorts.and(flow.destinationPorts()).isEmpty()
				? Optional.of(ExplanationCode.FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE) : Optional.empty();
	}

}
