package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.peering.PeeringService;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The security groups of the VPCs that a VPC is peered with in its region: its own
 * groups' rules may name them.
 */
record PeeredGroups(Call call, String vpcId) {

	/**
	 * The group of that id, as a rule refers to it.
	 * @param pair the request's words, which may name account and peering connection
	 */
	Optional<ReferencedSecurityGroup> find(String id, UserIdGroupPair pair) {
		PeeringService peerings = new PeeringService(this.call);
		return peerings.active(this.vpcId)
			.filter((peering) -> pair.vpcPeeringConnectionId() == null
					|| pair.vpcPeeringConnectionId().equals(peering.vpcPeeringConnectionId()))
			.filter((peering) -> PeeringService.peer(peering, this.vpcId).region().equals(this.call.region()))
			.flatMap((peering) -> in(peerings, peering, id))
			.filter((found) -> pair.userId() == null || pair.userId().equals(found.userId()))
			.findFirst();
	}

	private Stream<ReferencedSecurityGroup> in(PeeringService peerings, VpcPeeringConnection peering, String id) {
		VpcPeeringConnectionVpcInfo peer = PeeringService.peer(peering, this.vpcId);
		return peerings.of(peer)
			.find(ResourceTypes.SECURITY_GROUP, id)
			.stream()
			.filter((group) -> peer.vpcId().equals(group.model().vpcId()))
			.map((group) -> ReferencedSecurityGroup.builder()
				.groupId(id)
				.userId(peer.ownerId())
				.vpcId(peer.vpcId())
				.vpcPeeringConnectionId(peering.vpcPeeringConnectionId())
				.peeringStatus("active")
				.build());
	}

}
