package io.github.privatelinkhandson.simulator.peering;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The VPC peering connections that an account sees in a region. Each side keeps one: both
 * say the same but for their tags.
 */
public record PeeringService(Call call) {

	/** Attribute with the time at which a side accepted. */
	static final String ACCEPTED = "accepted";

	/** Attribute with the time at which a side rejected. */
	static final String REJECTED = "rejected";

	/** Attribute with the account that has deleted the connection. */
	static final String DELETED_BY = "deletedBy";

	/** Attribute of a connection between VPCs that cannot be peered. */
	static final String FAILED = "failed";

	/** Time that a request may wait. */
	private static final Duration LONGEST = Duration.ofDays(7);

	List<VpcPeeringConnection> describe(List<Resource<VpcPeeringConnection>> kept) {
		return kept.stream().filter((peering) -> shown(peering)).map((peering) -> describe(peering)).toList();
	}

	/**
	 * All connections, whatever their states.
	 */
	public List<VpcPeeringConnection> existing() {
		return describe(this.call.resources().all(ResourceTypes.PEERING));
	}

	public Optional<VpcPeeringConnection> find(@Nullable String id) {
		return this.call.find(ResourceTypes.PEERING, id)
			.filter((peering) -> shown(peering))
			.map((peering) -> describe(peering));
	}

	Resource<VpcPeeringConnection> get(@Nullable String id) {
		this.call.find(ResourceTypes.PEERING, id).ifPresent((peering) -> shown(peering));
		return this.call.get(ResourceTypes.PEERING, id);
	}

	/**
	 * The connections by which packets leave or reach a VPC.
	 */
	public Stream<VpcPeeringConnection> active(String vpcId) {
		return this.call.mentioning(ResourceTypes.PEERING, vpcId)
			.filter((peering) -> state(peering) == VpcPeeringConnectionStateReasonCode.ACTIVE)
			.map(Resource::model);
	}

	public boolean isActive(String id) {
		return this.call.find(ResourceTypes.PEERING, id)
			.filter((peering) -> state(peering) == VpcPeeringConnectionStateReasonCode.ACTIVE)
			.isPresent();
	}

	/**
	 * The other side of a connection of that VPC.
	 */
	public static VpcPeeringConnectionVpcInfo peer(VpcPeeringConnection peering, String vpcId) {
		return vpcId.equals(peering.requesterVpcInfo().vpcId()) ? peering.accepterVpcInfo()
				: peering.requesterVpcInfo();
	}

	/**
	 * The call as it is for a side's owner.
	 */
	public Call of(VpcPeeringConnectionVpcInfo side) {
		return this.call.in(side.ownerId(), side.region());
	}

	/**
	 * Changes what both sides keep.
	 */
	void put(Resource<VpcPeeringConnection> peering, UnaryOperator<Resource<VpcPeeringConnection>> change) {
		Stream.of(peering.model().requesterVpcInfo(), peering.model().accepterVpcInfo())
			.map((side) -> holds(peering, side) ? of(side) : this.call)
			.distinct()
			.forEach((side) -> side.find(ResourceTypes.PEERING, peering.id()).map(change).ifPresent(side::put));
	}

	/**
	 * Returns whether a side is known to keep the connection: one that failed is kept by
	 * its requester only.
	 */
	private static boolean holds(Resource<VpcPeeringConnection> peering, VpcPeeringConnectionVpcInfo side) {
		return peering.attribute(FAILED) == null || side.equals(peering.model().requesterVpcInfo());
	}

	/**
	 * The connections that hold a VPC back from being deleted: active ones, and requests
	 * of others.
	 */
	public boolean block(String vpcId) {
		return this.call.mentioning(ResourceTypes.PEERING, vpcId).anyMatch((peering) -> switch (state(peering)) {
			case PROVISIONING, ACTIVE -> true;
			case INITIATING_REQUEST, PENDING_ACCEPTANCE ->
				vpcId.equals(peering.model().accepterVpcInfo().vpcId()) && peering.attribute(FAILED) == null;
			default -> false;
		});
	}

	/**
	 * Deletes the requests of a VPC that is deleted.
	 */
	public void forget(String vpcId) {
		this.call.mentioning(ResourceTypes.PEERING, vpcId)
			.filter((peering) -> state(peering) == VpcPeeringConnectionStateReasonCode.INITIATING_REQUEST
					|| state(peering) == VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE)
			.toList()
			.forEach((peering) -> delete(peering));
	}

	void delete(Resource<VpcPeeringConnection> peering) {
		put(peering, (side) -> side.withTime(Resource.DELETED, this.call.now())
			.withAttribute(DELETED_BY, this.call.account()));
	}

	VpcPeeringConnection describe(Resource<VpcPeeringConnection> peering) {
		VpcPeeringConnectionStateReasonCode state = state(peering);
		VpcPeeringConnection.Builder shown = peering.model()
			.toBuilder()
			.status((status) -> status.code(state).message(message(peering, state)));
		if (state == VpcPeeringConnectionStateReasonCode.INITIATING_REQUEST
				|| state == VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE) {
			long wallMillis = (long) (LONGEST.toMillis() / this.call.time().speed());
			shown.expirationTime(peering.createdAt().plusMillis(wallMillis));
		}
		return shown.build();
	}

	VpcPeeringConnectionStateReasonCode state(Resource<VpcPeeringConnection> peering) {
		if (peering.deleted()) {
			return VpcPeeringConnectionStateReasonCode.DELETED;
		}
		if (peering.time(REJECTED) != null) {
			return VpcPeeringConnectionStateReasonCode.REJECTED;
		}
		if (peering.time(ACCEPTED) != null) {
			return this.call.passed(Latency.PEERING_ACTIVE, peering.id(), peering.time(ACCEPTED))
					? VpcPeeringConnectionStateReasonCode.ACTIVE : VpcPeeringConnectionStateReasonCode.PROVISIONING;
		}
		if (!this.call.passed(Latency.PEERING_REQUESTED, peering.id(), peering.createdAt())) {
			return VpcPeeringConnectionStateReasonCode.INITIATING_REQUEST;
		}
		if (peering.attribute(FAILED) != null) {
			return VpcPeeringConnectionStateReasonCode.FAILED;
		}
		return (this.call.time().since(peering.createdAt()).compareTo(LONGEST) >= 0)
				? VpcPeeringConnectionStateReasonCode.EXPIRED : VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE;
	}

	private static String message(Resource<VpcPeeringConnection> peering, VpcPeeringConnectionStateReasonCode state) {
		String accepter = peering.model().accepterVpcInfo().ownerId();
		return switch (state) {
			case INITIATING_REQUEST -> "Initiating Request to " + accepter;
			case PENDING_ACCEPTANCE -> "Pending Acceptance by " + accepter;
			case PROVISIONING -> "Provisioning";
			case ACTIVE -> "Active";
			case REJECTED -> "Rejected by " + accepter;
			case DELETED -> "Deleted by " + peering.attribute(DELETED_BY);
			case EXPIRED -> "Expired";
			default -> "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range";
		};
	}

	/**
	 * Returns whether AWS still shows a connection; one that has ended is forgotten after
	 * a while.
	 */
	private boolean shown(Resource<VpcPeeringConnection> peering) {
		Instant ended = Stream.of(peering.time(Resource.DELETED), peering.time(REJECTED))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse((peering.attribute(FAILED) != null) ? peering.createdAt() : null);
		boolean forgotten = ended != null && this.call.time().forgotten(ended);
		if (forgotten) {
			this.call.remove(peering);
		}
		return !forgotten;
	}

}
