package io.github.privatelinkhandson.simulator.vpc;

import java.util.Optional;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on the IPv6 blocks of subnets.
 */
@Component
class SubnetBlockOperations implements Operations {

	AssociateSubnetCidrBlockResponse associateSubnetCidrBlock(AssociateSubnetCidrBlockRequest request, Call call) {
		Resource<Subnet> subnet = call.get(ResourceTypes.SUBNET, request.subnetId());
		if (request.ipv6CidrBlock() == null) {
			throw SubnetOperations.missingIpv6();
		}
		return AssociateSubnetCidrBlockResponse.builder()
			.subnetId(subnet.id())
			.ipv6CidrBlockAssociation(new SubnetBlockService(call).associate(subnet, request.ipv6CidrBlock()))
			.build();
	}

	DisassociateSubnetCidrBlockResponse disassociateSubnetCidrBlock(DisassociateSubnetCidrBlockRequest request,
			Call call) {
		String id = request.associationId();
		Resource<Subnet> subnet = call.mentioning(ResourceTypes.SUBNET, id)
			.filter((found) -> association(call, found, id).isPresent())
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidSubnetCidrBlockAssociationID.NotFound",
					"The subnet CIDR block with association ID '%s' does not exist", id));
		SubnetIpv6CidrBlockAssociation ending = new SubnetBlockService(call).disassociate(subnet,
				association(call, subnet, id).orElseThrow());
		return DisassociateSubnetCidrBlockResponse.builder()
			.subnetId(subnet.id())
			.ipv6CidrBlockAssociation(ending)
			.build();
	}

	private static Optional<SubnetIpv6CidrBlockAssociation> association(Call call, Resource<Subnet> subnet, String id) {
		return new SubnetBlockService(call).ipv6(subnet)
			.stream()
			.filter((found) -> id.equals(found.associationId()))
			.findFirst();
	}

}
