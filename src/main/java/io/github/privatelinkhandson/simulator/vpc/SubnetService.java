package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.HostnameType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The subnets of an account and region.
 */
public record SubnetService(Call call) {

	public List<Subnet> existing() {
		return this.call.stream(ResourceTypes.SUBNET).map((found) -> describe(found)).toList();
	}

	/**
	 * The blocks of a new subnet; without an IPv4 block it has IPv6 only.
	 */
	public record Blocks(@Nullable String cidr, @Nullable String ipv6Cidr) {
	}

	/**
	 * Makes a subnet for IPv4.
	 */
	public Subnet create(String vpcId, String cidr, @Nullable String zone, List<Tag> tags) {
		return create(vpcId, new Blocks(cidr, null), zone, tags);
	}

	/**
	 * Makes a subnet.
	 * @param zone name or id of an Availability Zone; null lets EC2 choose
	 */
	public Subnet create(String vpcId, Blocks blocks, @Nullable String zone, List<Tag> tags) {
		Resource<Vpc> vpc = this.call.get(ResourceTypes.VPC, vpcId);
		CidrBlock block = (blocks.cidr() != null) ? block(vpc, blocks.cidr()) : null;
		AvailabilityZone place = zone(zone);
		Quota.SUBNETS.check(this.call, () -> inVpc(vpcId).count() + 1);
		String id = this.call.newId(ResourceTypes.SUBNET);
		Subnet model = Subnet.builder()
			.subnetId(id)
			.subnetArn(this.call.arn("ec2", "subnet/" + id))
			.ownerId(this.call.account())
			.vpcId(vpcId)
			.cidrBlock((block != null) ? block.toString() : null)
			.ipv6CidrBlockAssociationSet(List.of())
			.availabilityZone(place.zoneName())
			.availabilityZoneId(place.zoneId())
			.defaultForAz(false)
			.mapPublicIpOnLaunch(false)
			.mapCustomerOwnedIpOnLaunch(false)
			.assignIpv6AddressOnCreation(block == null)
			.ipv6Native(block == null)
			.enableDns64(false)
			.privateDnsNameOptionsOnLaunch((options) -> options
				.hostnameType((block != null) ? HostnameType.IP_NAME : HostnameType.RESOURCE_NAME)
				.enableResourceNameDnsARecord(false)
				.enableResourceNameDnsAAAARecord(false))
			.tags(tags)
			.build();
		Resource<Subnet> made = this.call.put(this.call.created(ResourceTypes.SUBNET, id, model));
		new NetworkAclService(this.call).associateDefault(model);
		if (blocks.ipv6Cidr() != null) {
			new SubnetBlockService(this.call).associate(made, blocks.ipv6Cidr());
		}
		return describe(this.call.get(ResourceTypes.SUBNET, id));
	}

	private CidrBlock block(Resource<Vpc> vpc, String cidr) {
		CidrBlock block = CidrBlock.require(cidr, "cidrBlock");
		boolean inside = new VpcBlockService(this.call).usable(vpc).anyMatch((whole) -> whole.contains(block));
		if (!inside || block.prefix() < 16 || block.prefix() > 28) {
			throw AwsError.of("InvalidSubnet.Range", "The CIDR '%s' is invalid.", cidr);
		}
		inVpc(vpc.id()).filter((other) -> block(other).filter(block::overlaps).isPresent())
			.findFirst()
			.ifPresent((other) -> {
				throw AwsError.of("InvalidSubnet.Conflict", "The CIDR '%s' conflicts with another subnet", cidr);
			});
		return block;
	}

	/**
	 * The subnet's IPv4 block, which one for IPv6 only has not.
	 */
	static Optional<CidrBlock> block(Subnet subnet) {
		return Optional.ofNullable(subnet.cidrBlock()).flatMap(CidrBlock::parse);
	}

	private Stream<Subnet> inVpc(String vpcId) {
		return this.call.mentioning(ResourceTypes.SUBNET, vpcId)
			.map(Resource::model)
			.filter((subnet) -> vpcId.equals(subnet.vpcId()));
	}

	AvailabilityZone zone(@Nullable String zone) {
		List<AvailabilityZone> zones = new ZoneService(this.call).existing();
		return (zone == null) ? zones.get(0)
				: new ZoneService(this.call).find(zone)
					.orElseThrow(() -> AwsError.of("InvalidParameterValue",
							"Value (%s) for parameter availabilityZone is invalid. "
									+ "Subnets can currently only be created in the following availability zones: %s.",
							zone, zones.stream().map(AvailabilityZone::zoneName).collect(Collectors.joining(", "))));
	}

	Subnet describe(Resource<Subnet> found) {
		long used = new NetworkInterfaceService(this.call).inSubnet(found.id())
			.stream()
			.mapToLong((other) -> other.privateIpAddresses().size())
			.sum();
		boolean available = this.call.passed(Latency.SUBNET_AVAILABLE, found.id(), found.createdAt());
		long free = block(found.model()).map((block) -> block.size() - PrivateAddressService.RESERVED - used)
			.orElse(0L);
		return found.model()
			.toBuilder()
			.state(available ? SubnetState.AVAILABLE : SubnetState.PENDING)
			.ipv6CidrBlockAssociationSet(new SubnetBlockService(this.call).ipv6(found))
			.availableIpAddressCount((int) free)
			.build();
	}

}
