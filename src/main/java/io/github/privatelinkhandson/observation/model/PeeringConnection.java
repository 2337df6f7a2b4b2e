package io.github.privatelinkhandson.observation.model;

import java.util.Map;
import java.util.Optional;

/**
 * A VPC peering connection; {@code state} is {@code active} where packets pass.
 */
public record PeeringConnection(String id, Map<String, String> tags, String state, String requesterVpcId,
		String accepterVpcId) implements ObservedResource {

	/**
	 * The VPC at the other end; empty if it does not begin at this one.
	 */
	public Optional<String> peerOf(String vpc) {
		if (vpc.equals(this.requesterVpcId)) {
			return Optional.of(this.accepterVpcId);
		}
		return vpc.equals(this.accepterVpcId) ? Optional.of(this.requesterVpcId) : Optional.empty();
	}
}
