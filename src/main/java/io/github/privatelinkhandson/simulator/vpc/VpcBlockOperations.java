package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on the address blocks of VPCs.
 */
@Component
class VpcBlockOperations implements Operations {

	AssociateVpcCidrBlockResponse associateVpcCidrBlock(AssociateVpcCidrBlockRequest request, Call call) {
		Resource<Vpc> vpc = call.get(ResourceTypes.VPC, request.vpcId());
		boolean ipv6 = Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock());
		if (ipv6 && request.cidrBlock() != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter cidrBlock cannot be used with the parameter amazonProvidedIpv6CidrBlock");
		}
		if (!ipv6 && request.cidrBlock() == null) {
			throw AwsError.of("MissingParameter",
					"Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided, or 'amazonProvidedIpv6CidrBlock'.");
		}
		AssociateVpcCidrBlockResponse.Builder answer = AssociateVpcCidrBlockResponse.builder().vpcId(vpc.id());
		VpcBlockService blocks = new VpcBlockService(call);
		return (ipv6 ? answer.ipv6CidrBlockAssociation(blocks.associateIpv6(vpc))
				: answer.cidrBlockAssociation(blocks.associate(vpc, request.cidrBlock())))
			.build();
	}

	DisassociateVpcCidrBlockResponse disassociateVpcCidrBlock(DisassociateVpcCidrBlockRequest request, Call call) {
		String id = request.associationId();
		DisassociateVpcCidrBlockResponse.Builder answer = DisassociateVpcCidrBlockResponse.builder();
		Resource<Vpc> vpc = call.mentioning(ResourceTypes.VPC, id)
			.filter((found) -> ipv4(call, found, id).isPresent() || ipv6(call, found, id).isPresent())
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidVpcCidrBlockAssociationID.NotFound",
					"The vpc CIDR block association ID '%s' does not exist", id));
		ipv4(call, vpc, id)
			.ifPresent((association) -> answer.cidrBlockAssociation(disassociate(call, vpc, association)));
		ipv6(call, vpc, id)
			.ifPresent((association) -> answer.ipv6CidrBlockAssociation(disassociate(call, vpc, association)));
		return answer.vpcId(vpc.id()).build();
	}

	private static Optional<VpcCidrBlockAssociation> ipv4(Call call, Resource<Vpc> vpc, String id) {
		return new VpcBlockService(call).ipv4(vpc)
			.stream()
			.filter((association) -> id.equals(association.associationId()))
			.findFirst();
	}

	private static Optional<VpcIpv6CidrBlockAssociation> ipv6(Call call, Resource<Vpc> vpc, String id) {
		return new VpcBlockService(call).ipv6(vpc)
			.stream()
			.filter((association) -> id.equals(association.associationId()))
			.findFirst();
	}

	private static VpcCidrBlockAssociation disassociate(Call call, Resource<Vpc> vpc,
			VpcCidrBlockAssociation association) {
		String id = association.associationId();
		CidrBlock block = CidrBlock.parse(association.cidrBlock()).orElseThrow();
		if (association.cidrBlock().equals(vpc.model().cidrBlock())) {
			throw AwsError.of("OperationNotPermitted", "The vpc CIDR block with association ID %s may not be "
					+ "disassociated. It is the primary IPv4 CIDR block of the VPC", id);
		}
		checkUnused(vpc, association.cidrBlock(),
				subnets(call, vpc).stream()
					.flatMap((subnet) -> Optional.ofNullable(subnet.model().cidrBlock()).stream())
					.flatMap((cidr) -> CidrBlock.parse(cidr).stream())
					.anyMatch(block::contains));
		VpcCidrBlockAssociation ending = association.toBuilder()
			.cidrBlockState((state) -> state.state(BlockAssociationService.DISASSOCIATING))
			.build();
		List<VpcCidrBlockAssociation> all = vpc.model()
			.cidrBlockAssociationSet()
			.stream()
			.map((other) -> id.equals(other.associationId()) ? ending : other)
			.toList();
		call.put(vpc.with(vpc.model().toBuilder().cidrBlockAssociationSet(all).build()).withTime(id, call.now()));
		new RouteTableService(call).removeLocal(vpc.id(), VpcBlockService.localRoute(association));
		return ending;
	}

	private static VpcIpv6CidrBlockAssociation disassociate(Call call, Resource<Vpc> vpc,
			VpcIpv6CidrBlockAssociation association) {
		String id = association.associationId();
		Ipv6Block block = Ipv6Block.parse(association.ipv6CidrBlock()).orElseThrow();
		checkUnused(vpc, association.ipv6CidrBlock(),
				subnets(call, vpc).stream()
					.flatMap((subnet) -> new SubnetBlockService(call).ipv6(subnet).stream())
					.flatMap((other) -> Ipv6Block.parse(other.ipv6CidrBlock()).stream())
					.anyMatch(block::contains));
		VpcIpv6CidrBlockAssociation ending = association.toBuilder()
			.ipv6CidrBlockState((state) -> state.state(BlockAssociationService.DISASSOCIATING))
			.build();
		List<VpcIpv6CidrBlockAssociation> all = vpc.model()
			.ipv6CidrBlockAssociationSet()
			.stream()
			.map((other) -> id.equals(other.associationId()) ? ending : other)
			.toList();
		call.put(vpc.with(vpc.model().toBuilder().ipv6CidrBlockAssociationSet(all).build()).withTime(id, call.now()));
		new RouteTableService(call).removeLocal(vpc.id(), VpcBlockService.localRoute(association));
		return ending;
	}

	private static List<Resource<Subnet>> subnets(Call call, Resource<Vpc> vpc) {
		return call.mentioning(ResourceTypes.SUBNET, vpc.id())
			.filter((subnet) -> vpc.id().equals(subnet.model().vpcId()))
			.toList();
	}

	private static void checkUnused(Resource<Vpc> vpc, String cidr, boolean used) {
		if (used) {
			throw AwsError.of("InvalidCidrBlock.InUse", "The vpc %s currently has a subnet within CIDR block %s",
					vpc.id(), cidr);
		}
	}

}
