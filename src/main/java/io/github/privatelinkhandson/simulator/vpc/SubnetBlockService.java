package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.IpSource;
import software.amazon.awssdk.services.ec2.model.Ipv6AddressAttribute;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The IPv6 blocks of subnets.
 */
record SubnetBlockService(Call call) {

	/**
	 * The blocks as they are shown.
	 */
	List<SubnetIpv6CidrBlockAssociation> ipv6(Resource<Subnet> subnet) {
		return subnet.model()
			.ipv6CidrBlockAssociationSet()
			.stream()
			.flatMap((association) -> new BlockAssociationService(this.call)
				.state(subnet, association.associationId(), association.ipv6CidrBlockState().stateAsString())
				.map((now) -> association.toBuilder().ipv6CidrBlockState((state) -> state.state(now)).build())
				.stream())
			.toList();
	}

	/**
	 * The block that network interfaces take addresses of, if any.
	 */
	Stream<Ipv6Block> usable(Resource<Subnet> subnet) {
		return ipv6(subnet).stream()
			.filter((association) -> !BlockAssociationService.DISASSOCIATING
				.equals(association.ipv6CidrBlockState().stateAsString()))
			.flatMap((association) -> Ipv6Block.parse(association.ipv6CidrBlock()).stream());
	}

	/**
	 * Associates a block with a subnet, which has one at most.
	 */
	SubnetIpv6CidrBlockAssociation associate(Resource<Subnet> subnet, String cidr) {
		Ipv6Block block = checked(subnet.model(), cidr);
		if (!ipv6(subnet).isEmpty()) {
			throw AwsError.of("CidrLimitExceeded", "This subnet '%s' has met its maximum number of allowed CIDRs: 1",
					subnet.id());
		}
		SubnetIpv6CidrBlockAssociation made = SubnetIpv6CidrBlockAssociation.builder()
			.associationId(this.call.newId("subnet-cidr-assoc-"))
			.ipv6CidrBlock(block.toString())
			.ipv6CidrBlockState((state) -> state.state(BlockAssociationService.ASSOCIATING))
			.ipv6AddressAttribute(Ipv6AddressAttribute.PUBLIC)
			.ipSource(IpSource.AMAZON)
			.build();
		this.call.put(subnet.with(subnet.model().toBuilder().ipv6CidrBlockAssociationSet(made).build())
			.withTime(made.associationId(), this.call.now()));
		return made;
	}

	/**
	 * Lengths are from 44 to 64, in steps of four.
	 */
	private Ipv6Block checked(Subnet subnet, String cidr) {
		Ipv6Block block = Ipv6Block.require(cidr, "ipv6CidrBlock");
		Resource<Vpc> vpc = this.call.get(ResourceTypes.VPC, subnet.vpcId());
		boolean inside = new VpcBlockService(this.call).usableIpv6(vpc).anyMatch((whole) -> whole.contains(block));
		if (!inside || block.prefix() < 44 || block.prefix() > 64 || block.prefix() % 4 != 0) {
			throw AwsError.of("InvalidSubnet.Range", "The CIDR '%s' is invalid.", cidr);
		}
		boolean taken = this.call.mentioning(ResourceTypes.SUBNET, vpc.id())
			.filter((other) -> vpc.id().equals(other.model().vpcId()) && !subnet.subnetId().equals(other.id()))
			.flatMap((other) -> ipv6(other).stream())
			.flatMap((association) -> Ipv6Block.parse(association.ipv6CidrBlock()).stream())
			.anyMatch(block::overlaps);
		if (taken) {
			throw AwsError.of("InvalidSubnet.Conflict", "The CIDR '%s' conflicts with another subnet", cidr);
		}
		return block;
	}

	/**
	 * Ends an association, which no network interface may need any more.
	 */
	SubnetIpv6CidrBlockAssociation disassociate(Resource<Subnet> subnet, SubnetIpv6CidrBlockAssociation association) {
		String id = association.associationId();
		if (Boolean.TRUE.equals(subnet.model().ipv6Native())) {
			throw AwsError.of("OperationNotPermitted", "The subnet IPv6 CIDR block with association ID %s may not be "
					+ "disassociated, because its subnet is IPv6-only.", id);
		}
		if (Boolean.TRUE.equals(subnet.model().assignIpv6AddressOnCreation())) {
			throw AwsError.of("InvalidCidrBlock.InUse", "The subnet IPv6 CIDR block with association ID %s may not be "
					+ "disassociated, because its subnet has assign-ipv6-address-on-creation set to true.", id);
		}
		boolean used = new NetworkInterfaceService(this.call).inSubnet(subnet.id())
			.stream()
			.anyMatch((found) -> !found.ipv6Addresses().isEmpty());
		if (used) {
			throw AwsError.of("InvalidCidrBlock.InUse", "The subnet IPv6 CIDR block with association ID %s may not be "
					+ "disassociated, because network interfaces have addresses of it.", id);
		}
		SubnetIpv6CidrBlockAssociation ending = association.toBuilder()
			.ipv6CidrBlockState((state) -> state.state(BlockAssociationService.DISASSOCIATING))
			.build();
		this.call.put(subnet.with(subnet.model().toBuilder().ipv6CidrBlockAssociationSet(ending).build())
			.withTime(id, this.call.now()));
		return ending;
	}

}
