package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
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
	 * Makes a subnet.
	 * @param zone name or id of an Availability Zone; null lets EC2 choose
	 */
	public Subnet create(String vpcId, String cidr, @Nullable String zone, List<Tag> tags) {
		Vpc vpc = this.call.get(ResourceTypes.VPC, vpcId).model();
		CidrBlock block = block(vpc, cidr);
		AvailabilityZone place = zone(zone);
		Quota.SUBNETS.check(this.call, () -> inVpc(vpcId).count() + 1);
		String id = this.call.newId(ResourceTypes.SUBNET);
		Subnet model = Subnet.builder()
			.subnetId(id)
			.subnetArn(this.call.arn("ec2", "subnet/" + id))
			.ownerId(this.call.account())
			.vpcId(vpcId)
			.cidrBlock(block.toString())
			.ipv6CidrBlockAssociationSet(List.of())
			.availabilityZone(place.zoneName())
			.availabilityZoneId(place.zoneId())
			.defaultForAz(false)
			.mapPublicIpOnLaunch(false)
			.mapCustomerOwnedIpOnLaunch(false)
			.assignIpv6AddressOnCreation(false)
			.ipv6Native(false)
			.enableDns64(false)
			.privateDnsNameOptionsOnLaunch((options) -> options.hostnameType(HostnameType.IP_NAME)
				.enableResourceNameDnsARecord(false)
				.enableResourceNameDnsAAAARecord(false))
			.tags(tags)
			.build();
		Resource<Subnet> made = this.call.put(this.call.created(ResourceTypes.SUBNET, id, model));
		new NetworkAclService(this.call).associateDefault(model);
		return describe(made);
	}

	private CidrBlock block(Vpc vpc, String cidr) {
		CidrBlock block = CidrBlock.require(cidr, "cidrBlock");
		boolean inside = CidrBlock.parse(vpc.cidrBlock()).filter((whole) -> whole.contains(block)).isPresent();
		if (!inside || block.prefix() < 16 || block.prefix() > 28) {
			throw AwsError.of("InvalidSubnet.Range", "The CIDR '%s' is invalid.", cidr);
		}
		inVpc(vpc.vpcId()).filter((other) -> CidrBlock.parse(other.cidrBlock()).orElseThrow().overlaps(block))
			.findFirst()
			.ifPresent((other) -> {
				throw AwsError.of("InvalidSubnet.Conflict", "The CIDR '%s' conflicts with another subnet", cidr);
			});
		return block;
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
		long size = CidrBlock.parse(found.model().cidrBlock()).orElseThrow().size();
		return found.model()
			.toBuilder()
			.state(available ? SubnetState.AVAILABLE : SubnetState.PENDING)
			.availableIpAddressCount((int) (size - PrivateAddressService.RESERVED - used))
			.build();
	}

}
