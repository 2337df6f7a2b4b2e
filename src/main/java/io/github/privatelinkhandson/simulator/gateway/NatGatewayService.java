package io.github.privatelinkhandson.simulator.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddressStatus;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The NAT gateways of an account and region.
 */
public record NatGatewayService(Call call) {

	static final String FAILURE_CODE = "failureCode";

	static final String FAILURE_MESSAGE = "failureMessage";

	private static final Set<NatGatewayState> COUNTED = Set.of(NatGatewayState.PENDING, NatGatewayState.AVAILABLE,
			NatGatewayState.DELETING);

	/**
	 * The NAT gateways that are shown now: also those that were deleted or failed within
	 * the last hour.
	 */
	public List<NatGateway> existing() {
		return describe(this.call.resources().all(ResourceTypes.NAT_GATEWAY));
	}

	List<NatGateway> describe(List<Resource<NatGateway>> kept) {
		kept.stream().filter((nat) -> gone(nat)).forEach(this.call::remove);
		return kept.stream().filter((nat) -> !gone(nat)).map((nat) -> describe(nat)).toList();
	}

	/**
	 * The NAT gateways of a zone that count against the quota.
	 */
	Stream<NatGateway> countedIn(String zone) {
		return existing().stream()
			.filter((nat) -> COUNTED.contains(nat.state()))
			.filter((nat) -> this.call.find(ResourceTypes.SUBNET, nat.subnetId())
				.filter((subnet) -> zone.equals(subnet.model().availabilityZone()))
				.isPresent());
	}

	NatGateway describe(Resource<NatGateway> nat) {
		NatGatewayState state = state(nat);
		NatGateway.Builder shown = nat.model().toBuilder().state(state);
		if (state == NatGatewayState.FAILED) {
			shown.failureCode(nat.attribute(FAILURE_CODE)).failureMessage(nat.attribute(FAILURE_MESSAGE));
		}
		if (nat.attribute(FAILURE_CODE) == null) {
			NatGatewayAddressStatus status = (state == NatGatewayState.PENDING) ? NatGatewayAddressStatus.ASSOCIATING
					: NatGatewayAddressStatus.SUCCEEDED;
			shown.natGatewayAddresses(nat.model()
				.natGatewayAddresses()
				.stream()
				.map((address) -> address.toBuilder().status(status).build())
				.toList());
		}
		return shown.build();
	}

	private NatGatewayState state(Resource<NatGateway> nat) {
		Predicate<Latency> since = (latency) -> this.call.passed(latency, nat.id(), nat.createdAt());
		if (nat.deleted()) {
			return this.call.passed(Latency.NAT_GATEWAY_DELETED, nat.id(), nat.time(Resource.DELETED))
					? NatGatewayState.DELETED : NatGatewayState.DELETING;
		}
		if (nat.attribute(FAILURE_CODE) != null) {
			return since.test(Latency.NAT_GATEWAY_FAILED) ? NatGatewayState.FAILED : NatGatewayState.PENDING;
		}
		return since.test(Latency.NAT_GATEWAY_AVAILABLE) ? NatGatewayState.AVAILABLE : NatGatewayState.PENDING;
	}

	private boolean gone(Resource<NatGateway> nat) {
		return past(Latency.NAT_GATEWAY_DELETED, nat.id(), nat.time(Resource.DELETED))
				|| (nat.attribute(FAILURE_CODE) != null && past(Latency.NAT_GATEWAY_FAILED, nat.id(), nat.createdAt()));
	}

	private boolean past(Latency latency, String id, @Nullable Instant then) {
		return then != null && this.call.time().forgotten(this.call.time().end(latency, id, then));
	}

}
