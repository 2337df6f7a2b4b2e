package io.github.privatelinkhandson.simulator.vpc;

import java.util.Optional;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The states of associations of address blocks with VPCs and subnets. Beginning and
 * ending take a moment; when that began is kept under the association's id.
 */
record BlockAssociationService(Call call) {

	static final String ASSOCIATING = "associating";

	static final String ASSOCIATED = "associated";

	static final String DISASSOCIATING = "disassociating";

	/**
	 * The state that an association is in now, or empty if it has ended.
	 * @param kept the state in the owner's model
	 */
	Optional<String> state(Resource<?> owner, String associationId, String kept) {
		boolean done = this.call.passed(Latency.CIDR_BLOCK_ASSOCIATED, associationId, owner.time(associationId));
		return switch (kept) {
			case ASSOCIATING -> Optional.of(done ? ASSOCIATED : ASSOCIATING);
			case DISASSOCIATING -> done ? Optional.empty() : Optional.of(DISASSOCIATING);
			default -> Optional.of(kept);
		};
	}

}
