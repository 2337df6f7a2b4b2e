package io.github.privatelinkhandson.simulator.peering;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcPeeringConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcPeeringConnectionOptionsResponse;
import software.amazon.awssdk.services.ec2.model.PeeringConnectionOptions;
import software.amazon.awssdk.services.ec2.model.PeeringConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.RejectVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;

/**
 * Implements EC2's operations on VPC peering connections.
 */
@Component
class PeeringOperations implements Operations {

	private static final Map<String, String> FILTERS = Map.of("status-code", "status.code", "status-message",
			"status.message");

	VpcPeeringConnection createVpcPeeringConnection(CreateVpcPeeringConnectionRequest request, Call call) {
		return new PeeringService(call)
			.describe(new PeeringRequest(call, call.get(ResourceTypes.VPC, request.vpcId()), request).make());
	}

	Page<VpcPeeringConnection> describeVpcPeeringConnections(DescribeVpcPeeringConnectionsRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.PEERING, new PeeringService(call)::describe,
				request.vpcPeeringConnectionIds(), request, FILTERS);
	}

	VpcPeeringConnection acceptVpcPeeringConnection(AcceptVpcPeeringConnectionRequest request, Call call) {
		Resource<VpcPeeringConnection> peering = pending(call, request.vpcPeeringConnectionId(), "accept", "accepted",
				"active");
		Quota.PEERINGS.check(call,
				() -> new PeeringService(call).active(peering.model().accepterVpcInfo().vpcId()).count() + 1);
		VpcPeeringConnectionVpcInfo accepter = PeeringRequest.info(call,
				call.get(ResourceTypes.VPC, peering.model().accepterVpcInfo().vpcId()));
		new PeeringService(call).put(peering,
				(side) -> side.with(side.model().toBuilder().accepterVpcInfo(accepter).build())
					.withTime(PeeringService.ACCEPTED, call.now()));
		return new PeeringService(call).find(peering.id()).orElseThrow();
	}

	void rejectVpcPeeringConnection(RejectVpcPeeringConnectionRequest request, Call call) {
		Resource<VpcPeeringConnection> peering = pending(call, request.vpcPeeringConnectionId(), "reject",
				"accepted or rejected", "rejected");
		new PeeringService(call).put(peering, (side) -> side.withTime(PeeringService.REJECTED, call.now()));
	}

	/**
	 * A connection that waits for the caller to accept or reject it.
	 */
	private static Resource<VpcPeeringConnection> pending(Call call, @Nullable String id, String verb, String done,
			String goal) {
		Resource<VpcPeeringConnection> peering = new PeeringService(call).get(id);
		VpcPeeringConnectionVpcInfo accepter = peering.model().accepterVpcInfo();
		if (!call.account().equals(accepter.ownerId())) {
			throw AwsError.of("OperationNotPermitted", "User (%s) cannot %s peering %s", call.account(), verb, id);
		}
		if (!call.region().equals(accepter.region())) {
			throw AwsError.of("OperationNotPermitted",
					"Incorrect region (%s) specified for this request. "
							+ "VPC peering connection %s must be %s in region %s",
					call.region(), id, done, accepter.region());
		}
		VpcPeeringConnectionStateReasonCode state = new PeeringService(call).state(peering);
		boolean waits = state == VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE
				|| (state == VpcPeeringConnectionStateReasonCode.INITIATING_REQUEST
						&& peering.attribute(PeeringService.FAILED) == null);
		if (!waits) {
			throw transition(peering.id(), state, goal);
		}
		return peering;
	}

	private static AwsError transition(String id, VpcPeeringConnectionStateReasonCode state, String goal) {
		return AwsError.of("InvalidStateTransition",
				"Invalid state transition for %s, attempted to transition from %s to %s", id, state, goal);
	}

	void deleteVpcPeeringConnection(DeleteVpcPeeringConnectionRequest request, Call call) {
		Resource<VpcPeeringConnection> peering = new PeeringService(call).get(request.vpcPeeringConnectionId());
		VpcPeeringConnectionStateReasonCode state = new PeeringService(call).state(peering);
		if (peering.attribute(PeeringService.FAILED) != null || state == VpcPeeringConnectionStateReasonCode.DELETED
				|| state == VpcPeeringConnectionStateReasonCode.REJECTED
				|| state == VpcPeeringConnectionStateReasonCode.EXPIRED) {
			throw transition(peering.id(), state, "deleting");
		}
		new PeeringService(call).delete(peering);
	}

	ModifyVpcPeeringConnectionOptionsResponse modifyVpcPeeringConnectionOptions(
			ModifyVpcPeeringConnectionOptionsRequest request, Call call) {
		Resource<VpcPeeringConnection> peering = new PeeringService(call).get(request.vpcPeeringConnectionId());
		if (!new PeeringService(call).isActive(peering.id())) {
			throw AwsError.of("OperationNotPermitted",
					"Peering %s is not active. Peering options can be added only to active peerings.", peering.id());
		}
		VpcPeeringConnection model = peering.model();
		VpcPeeringConnectionVpcInfo requester = changed(call, model.requesterVpcInfo(),
				request.requesterPeeringConnectionOptions(), "requester");
		VpcPeeringConnectionVpcInfo accepter = changed(call, model.accepterVpcInfo(),
				request.accepterPeeringConnectionOptions(), "accepter");
		new PeeringService(call).put(peering, (side) -> side
			.with(side.model().toBuilder().requesterVpcInfo(requester).accepterVpcInfo(accepter).build()));
		return ModifyVpcPeeringConnectionOptionsResponse.builder()
			.requesterPeeringConnectionOptions(options(requester, request.requesterPeeringConnectionOptions()))
			.accepterPeeringConnectionOptions(options(accepter, request.accepterPeeringConnectionOptions()))
			.build();
	}

	private static VpcPeeringConnectionVpcInfo changed(Call call, VpcPeeringConnectionVpcInfo side,
			@Nullable PeeringConnectionOptionsRequest wanted, String role) {
		if (wanted == null) {
			return side;
		}
		if (!call.account().equals(side.ownerId()) || !call.region().equals(side.region())) {
			throw AwsError.of("OperationNotPermitted",
					"User %s does not have permission to modify the %s side peering options", call.account(), role);
		}
		return (wanted.allowDnsResolutionFromRemoteVpc() == null) ? side
				: side.toBuilder()
					.peeringOptions((options) -> options
						.allowDnsResolutionFromRemoteVpc(wanted.allowDnsResolutionFromRemoteVpc())
						.allowEgressFromLocalClassicLinkToRemoteVpc(false)
						.allowEgressFromLocalVpcToRemoteClassicLink(false))
					.build();
	}

	/**
	 * The options that a call has changed, as its answer shows them.
	 */
	private static @Nullable PeeringConnectionOptions options(VpcPeeringConnectionVpcInfo side,
			@Nullable PeeringConnectionOptionsRequest wanted) {
		return (wanted == null) ? null : Models.copy(side.peeringOptions(), PeeringConnectionOptions.builder()).build();
	}

}
