package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.IpSource;
import software.amazon.awssdk.services.ec2.model.Ipv6AddressAttribute;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The address blocks of VPCs: the primary one, secondary ones and those of IPv6.
 */
public record VpcBlockService(Call call) {

	/**
	 * The IPv4 blocks as they are shown.
	 */
	List<VpcCidrBlockAssociation> ipv4(Resource<Vpc> vpc) {
		return vpc.model()
			.cidrBlockAssociationSet()
			.stream()
			.flatMap((association) -> new BlockAssociationService(this.call)
				.state(vpc, association.associationId(), association.cidrBlockState().stateAsString())
				.map((now) -> association.toBuilder().cidrBlockState((state) -> state.state(now)).build())
				.stream())
			.toList();
	}

	/**
	 * The IPv6 blocks as they are shown.
	 */
	List<VpcIpv6CidrBlockAssociation> ipv6(Resource<Vpc> vpc) {
		return vpc.model()
			.ipv6CidrBlockAssociationSet()
			.stream()
			.flatMap((association) -> new BlockAssociationService(this.call)
				.state(vpc, association.associationId(), association.ipv6CidrBlockState().stateAsString())
				.map((now) -> association.toBuilder().ipv6CidrBlockState((state) -> state.state(now)).build())
				.stream())
			.toList();
	}

	/**
	 * The IPv4 blocks that subnets may be made in.
	 */
	public Stream<CidrBlock> usable(Resource<Vpc> vpc) {
		return ipv4(vpc).stream()
			.filter((association) -> BlockAssociationService.ASSOCIATED
				.equals(association.cidrBlockState().stateAsString()))
			.flatMap((association) -> CidrBlock.parse(association.cidrBlock()).stream());
	}

	/**
	 * The IPv6 blocks that subnets may be made in.
	 */
	public Stream<Ipv6Block> usableIpv6(Resource<Vpc> vpc) {
		return ipv6(vpc).stream()
			.filter((association) -> BlockAssociationService.ASSOCIATED
				.equals(association.ipv6CidrBlockState().stateAsString()))
			.flatMap((association) -> Ipv6Block.parse(association.ipv6CidrBlock()).stream());
	}

	boolean hasIpv6(String vpcId) {
		return !ipv6(this.call.get(ResourceTypes.VPC, vpcId)).isEmpty();
	}

	/**
	 * The routes that every route table of the VPC has.
	 */
	static List<Route> localRoutes(Vpc vpc) {
		return Stream
			.concat(vpc.cidrBlockAssociationSet()
				.stream()
				.filter((association) -> !BlockAssociationService.DISASSOCIATING
					.equals(association.cidrBlockState().stateAsString()))
				.map(VpcBlockService::localRoute),
					vpc.ipv6CidrBlockAssociationSet()
						.stream()
						.filter((association) -> !BlockAssociationService.DISASSOCIATING
							.equals(association.ipv6CidrBlockState().stateAsString()))
						.map(VpcBlockService::localRoute))
			.toList();
	}

	static Route localRoute(VpcCidrBlockAssociation association) {
		return local().destinationCidrBlock(association.cidrBlock()).build();
	}

	static Route localRoute(VpcIpv6CidrBlockAssociation association) {
		return local().destinationIpv6CidrBlock(association.ipv6CidrBlock()).build();
	}

	private static Route.Builder local() {
		return Route.builder().gatewayId(RouteTargetService.LOCAL).origin(RouteOrigin.CREATE_ROUTE_TABLE);
	}

	/**
	 * Associates a secondary IPv4 block.
	 */
	VpcCidrBlockAssociation associate(Resource<Vpc> vpc, String cidr) {
		List<VpcCidrBlockAssociation> existing = ipv4(vpc);
		CidrBlock block = new SecondaryBlockRules(vpc.model(), existing).check(cidr);
		new RouteTableService(this.call).checkRoutesBeyond(vpc.id(), block);
		checkLimit(vpc, Quota.IPV4_BLOCKS, existing.size());
		VpcCidrBlockAssociation made = VpcCidrBlockAssociation.builder()
			.associationId(this.call.newId("vpc-cidr-assoc-"))
			.cidrBlock(block.toString())
			.cidrBlockState((state) -> state.state(BlockAssociationService.ASSOCIATING))
			.build();
		List<VpcCidrBlockAssociation> all = Stream
			.concat(vpc.model().cidrBlockAssociationSet().stream(), Stream.of(made))
			.toList();
		this.call.put(vpc.with(vpc.model().toBuilder().cidrBlockAssociationSet(all).build())
			.withTime(made.associationId(), this.call.now()));
		new RouteTableService(this.call).addLocal(vpc.id(), localRoute(made));
		return made;
	}

	/**
	 * Associates a block of Amazon's IPv6 addresses. Here they are from 2001:db8::/32,
	 * which is nobody's (RFC 3849).
	 */
	VpcIpv6CidrBlockAssociation associateIpv6(Resource<Vpc> vpc) {
		checkLimit(vpc, Quota.IPV6_BLOCKS, ipv6(vpc).size());
		String digits = this.call.hex(6);
		Ipv6Block block = Ipv6Block
			.parse("2001:db8:%s:%s00::/56".formatted(digits.substring(0, 4), digits.substring(4)))
			.orElseThrow();
		VpcIpv6CidrBlockAssociation made = VpcIpv6CidrBlockAssociation.builder()
			.associationId(this.call.newId("vpc-cidr-assoc-"))
			.ipv6CidrBlock(block.toString())
			.ipv6CidrBlockState((state) -> state.state(BlockAssociationService.ASSOCIATING))
			.networkBorderGroup(this.call.region())
			.ipv6Pool("Amazon")
			.ipv6AddressAttribute(Ipv6AddressAttribute.PUBLIC)
			.ipSource(IpSource.AMAZON)
			.build();
		List<VpcIpv6CidrBlockAssociation> all = Stream
			.concat(vpc.model().ipv6CidrBlockAssociationSet().stream(), Stream.of(made))
			.toList();
		this.call.put(vpc.with(vpc.model().toBuilder().ipv6CidrBlockAssociationSet(all).build())
			.withTime(made.associationId(), this.call.now()));
		new RouteTableService(this.call).addLocal(vpc.id(), localRoute(made));
		new VpcDefaultsService(this.call).allowIpv6(vpc.id());
		return made;
	}

	private void checkLimit(Resource<Vpc> vpc, Quota quota, int existing) {
		int most = quota.value(this.call);
		if (existing >= most) {
			throw AwsError.of("CidrLimitExceeded", "This network %s has met its maximum number of allowed CIDRs: %d",
					vpc.id(), most);
		}
	}

}
