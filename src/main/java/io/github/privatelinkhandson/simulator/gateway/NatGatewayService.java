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
public final class NatGatewayService {

	static final String FAILURE_CODE = "failureCode";

	static final String FAILURE_MESSAGE = "failureMessage";

	private static final Set<NatGatewayState> COUNTED = Set.of(NatGatewayState.PENDING, NatGatewayState.AVAILABLE,
			NatGatewayState.DELETING);

	private NatGatewayService() {
	}

	/**
	 * The NAT gateways that are shown now: also those that were deleted or failed within
	 * the last hour.
	 */
	public static List<NatGateway> current(Call call) {
		call.resources()
			.all(ResourceTypes.NAT_GATEWAY)
			.stream()
			.filter((nat) -> gone(call, nat))
			.forEach(call.resources()::remove);
		return call.resources().all(ResourceTypes.NAT_GATEWAY).stream().map((nat) -> shown(call, nat)).toList();
	}

	/**
	 * The NAT gateways of a zone that count against the quota.
	 */
	static Stream<NatGateway> countedIn(Call call, String zone) {
		return current(call).stream()
			.filter((nat) -> COUNTED.contains(nat.state()))
			.filter((nat) -> call.resources()
				.find(ResourceTypes.SUBNET, nat.subnetId())
				.filter((subnet) -> zone.equals(subnet.model().availabilityZone()))
				.isPresent());
	}

	static NatGateway shown(Call call, Resource<NatGateway> nat) {
		NatGatewayState state = state(call, nat);
		NatGateway.Builder shown = nat.model().toBuilder().state(state);
		if (state == NatGatewayState.FAILED) {
			shown.failureCode(nat.note(FAILURE_CODE)).failureMessage(nat.note(FAILURE_MESSAGE));
		}
		if (nat.note(FAILURE_CODE) == null) {
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

	private static NatGatewayState state(Call call, Resource<NatGateway> nat) {
		Predicate<Latency> since = (latency) -> call.passed(latency, nat.id(), nat.createdAt());
		if (nat.deleted()) {
			return call.passed(Latency.NAT_GATEWAY_DELETED, nat.id(), nat.time(Resource.DELETED))
					? NatGatewayState.DELETED : NatGatewayState.DELETING;
		}
		if (nat.note(FAILURE_CODE) != null) {
			return since.test(Latency.NAT_GATEWAY_FAILED) ? NatGatewayState.FAILED : NatGatewayState.PENDING;
		}
		return since.test(Latency.NAT_GATEWAY_AVAILABLE) ? NatGatewayState.AVAILABLE : NatGatewayState.PENDING;
	}

	private static boolean gone(Call call, Resource<NatGateway> nat) {
		return past(call, Latency.NAT_GATEWAY_DELETED, nat.id(), nat.time(Resource.DELETED))
				|| (nat.note(FAILURE_CODE) != null
						&& past(call, Latency.NAT_GATEWAY_FAILED, nat.id(), nat.createdAt()));
	}

	private static boolean past(Call call, Latency latency, String id, @Nullable Instant then) {
		return then != null && call.moment().forgotten(call.moment().end(latency, id, then));
	}

}
