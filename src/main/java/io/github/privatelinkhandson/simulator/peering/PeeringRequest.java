package io.github.privatelinkhandson.simulator.peering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.Ipv6CidrBlock;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.CidrBlock;
import io.github.privatelinkhandson.simulator.vpc.Tags;
import io.github.privatelinkhandson.simulator.vpc.VpcBlockService;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * A request to peer a VPC with another one, of whichever account and region.
 */
record PeeringRequest(Call call, Resource<Vpc> vpc, CreateVpcPeeringConnectionRequest request) {

	/**
	 * Makes the connection, at both sides where there is another one that can be peered.
	 */
	Resource<VpcPeeringConnection> make() {
		String peerId = this.call.require(this.request.peerVpcId(), "peerVpcId");
		String owner = Objects.requireNonNullElse(this.request.peerOwnerId(), this.call.account());
		String region = Objects.requireNonNullElse(this.request.peerRegion(), this.call.region());
		checkRegion(region);
		Optional<Call> peer = peer(peerId, owner, region);
		if (peer.isEmpty() && owner.equals(this.call.account())) {
			throw Call.notFound(ResourceTypes.VPC, peerId);
		}
		checkUnpeered(peerId);
		Quota.PEERINGS.check(this.call, () -> new PeeringService(this.call).active(this.vpc.id()).count() + 1);
		Optional<Resource<Vpc>> other = peer.flatMap((side) -> side.find(ResourceTypes.VPC, peerId));
		boolean possible = other.filter((found) -> !overlap(peer.orElseThrow(), found)).isPresent();
		VpcPeeringConnectionVpcInfo bare = VpcPeeringConnectionVpcInfo.builder()
			.vpcId(peerId)
			.ownerId(owner)
			.region(region)
			.build();
		VpcPeeringConnectionVpcInfo accepter = other.filter((found) -> owner.equals(this.call.account()))
			.map((found) -> info(peer.orElseThrow(), found))
			.orElse(bare);
		String id = this.call.newId(ResourceTypes.PEERING);
		VpcPeeringConnection model = VpcPeeringConnection.builder()
			.vpcPeeringConnectionId(id)
			.requesterVpcInfo(info(this.call, this.vpc))
			.accepterVpcInfo(accepter)
			.tags(Tags.only(this.request.tagSpecifications(), "vpc-peering-connection"))
			.build();
		Resource<VpcPeeringConnection> made = this.call.created(ResourceTypes.PEERING, id, model);
		if (!possible) {
			return this.call.put(made.withAttribute(PeeringService.FAILED, "true"));
		}
		peer.orElseThrow().put(made.with(model.toBuilder().tags(List.of()).build()));
		return this.call.put(made);
	}

	private void checkRegion(String region) {
		if (!region.equals(this.call.region()) && !ZoneService.regions().contains(region)) {
			throw AwsError.of("InvalidParameterValue", "Value (%s) for parameter peerRegion is invalid.", region);
		}
	}

	/**
	 * The call as it is for the owner of the other VPC; empty where that account has no
	 * such VPC.
	 */
	private Optional<Call> peer(String peerId, String owner, String region) {
		if (owner.equals(this.call.account())) {
			return Optional.of(this.call.in(owner, region))
				.filter((side) -> side.find(ResourceTypes.VPC, peerId).isPresent());
		}
		return this.call.resources()
			.ownerOf(region, ResourceTypes.VPC, peerId)
			.filter(owner::equals)
			.map((found) -> this.call.in(found, region));
	}

	private void checkUnpeered(String peerId) {
		new PeeringService(this.call).existing()
			.stream()
			.filter((other) -> joins(other, this.vpc.id(), peerId))
			.filter((other) -> switch (other.status().code()) {
				case PENDING_ACCEPTANCE, PROVISIONING, ACTIVE -> true;
				default -> false;
			})
			.findFirst()
			.ifPresent((other) -> {
				throw AwsError.of("VpcPeeringConnectionAlreadyExists",
						"A VPC peering connection between the VPCs already exists: %s", other.vpcPeeringConnectionId());
			});
	}

	private static boolean joins(VpcPeeringConnection peering, String one, String other) {
		List<String> ends = List.of(one, other);
		return ends.contains(peering.requesterVpcInfo().vpcId()) && ends.contains(peering.accepterVpcInfo().vpcId());
	}

	private boolean overlap(Call peer, Resource<Vpc> other) {
		List<CidrBlock> blocks = new VpcBlockService(peer).usable(other).toList();
		return new VpcBlockService(this.call).usable(this.vpc)
			.anyMatch((block) -> blocks.stream().anyMatch(block::overlaps));
	}

	/**
	 * A side of a connection, as it is shown to both once it is known to both.
	 */
	static VpcPeeringConnectionVpcInfo info(Call call, Resource<Vpc> vpc) {
		VpcBlockService blocks = new VpcBlockService(call);
		return VpcPeeringConnectionVpcInfo.builder()
			.vpcId(vpc.id())
			.ownerId(call.account())
			.region(call.region())
			.cidrBlock(vpc.model().cidrBlock())
			.cidrBlockSet(blocks.usable(vpc)
				.map((block) -> software.amazon.awssdk.services.ec2.model.CidrBlock.builder()
					.cidrBlock(block.toString())
					.build())
				.toList())
			.ipv6CidrBlockSet(blocks.usableIpv6(vpc)
				.map((block) -> Ipv6CidrBlock.builder().ipv6CidrBlock(block.toString()).build())
				.toList())
			.peeringOptions((options) -> options.allowDnsResolutionFromRemoteVpc(false)
				.allowEgressFromLocalClassicLinkToRemoteVpc(false)
				.allowEgressFromLocalVpcToRemoteClassicLink(false))
			.build();
	}

}
