package io.github.privatelinkhandson.simulator.vpc;

import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsOnLaunch;
import software.amazon.awssdk.services.ec2.model.Subnet;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on subnets.
 */
@Component
class SubnetOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("cidr", "cidr-block"),
			Map.entry("cidrBlock", "cidr-block"), Map.entry("availabilityZone", "availability-zone"),
			Map.entry("availabilityZoneId", "availability-zone-id"), Map.entry("defaultForAz", "default-for-az"),
			Map.entry("ipv6-cidr-block-association.state",
					"ipv6-cidr-block-association-set.ipv6-cidr-block-state.state"));

	Subnet createSubnet(CreateSubnetRequest request, Call call) {
		SubnetService.Blocks blocks = blocks(call, request);
		String zone = (request.availabilityZone() != null) ? request.availabilityZone() : request.availabilityZoneId();
		return new SubnetService(call).create(request.vpcId(), blocks, zone,
				Tags.only(request.tagSpecifications(), "subnet"));
	}

	private static SubnetService.Blocks blocks(Call call, CreateSubnetRequest request) {
		boolean ipv6Only = Boolean.TRUE.equals(request.ipv6Native());
		if (ipv6Only && request.ipv6CidrBlock() == null) {
			throw missingIpv6();
		}
		if (ipv6Only && request.cidrBlock() != null) {
			throw AwsError.of("InvalidParameterCombination", "When specifying ipv4 parameters, cidrBlock or "
					+ "ipv4IpamPoolId, you cannot set ipv6Native to true.");
		}
		return new SubnetService.Blocks(ipv6Only ? null : call.require(request.cidrBlock(), "cidrBlock"),
				request.ipv6CidrBlock());
	}

	static AwsError missingIpv6() {
		return AwsError.of("MissingParameter", "Either 'ipv6CidrBlock' or 'ipv6IpamPoolId' should be provided.");
	}

	Page<Subnet> describeSubnets(DescribeSubnetsRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.SUBNET,
				DescribeSelectionService.each(new SubnetService(call)::describe), request.subnetIds(), request,
				ALIASES);
	}

	void modifySubnetAttribute(ModifySubnetAttributeRequest request, Call call) {
		Resource<Subnet> found = call.get(ResourceTypes.SUBNET, request.subnetId());
		checkOne(call, request);
		Subnet.Builder subnet = found.model().toBuilder();
		PrivateDnsNameOptionsOnLaunch.Builder dns = found.model().privateDnsNameOptionsOnLaunch().toBuilder();
		if (request.mapPublicIpOnLaunch() != null) {
			subnet.mapPublicIpOnLaunch(request.mapPublicIpOnLaunch().value());
		}
		if (request.assignIpv6AddressOnCreation() != null) {
			subnet.assignIpv6AddressOnCreation(request.assignIpv6AddressOnCreation().value());
		}
		if (request.enableDns64() != null) {
			subnet.enableDns64(request.enableDns64().value());
		}
		if (request.enableResourceNameDnsARecordOnLaunch() != null) {
			dns.enableResourceNameDnsARecord(request.enableResourceNameDnsARecordOnLaunch().value());
		}
		if (request.enableResourceNameDnsAAAARecordOnLaunch() != null) {
			dns.enableResourceNameDnsAAAARecord(request.enableResourceNameDnsAAAARecordOnLaunch().value());
		}
		if (request.privateDnsHostnameTypeOnLaunch() != null) {
			dns.hostnameType(request.privateDnsHostnameTypeOnLaunch());
		}
		call.put(found.with(subnet.privateDnsNameOptionsOnLaunch(dns.build()).build()));
	}

	void deleteSubnet(DeleteSubnetRequest request, Call call) {
		String id = request.subnetId();
		Resource<Subnet> found = call.get(ResourceTypes.SUBNET, id);
		if (!new NetworkInterfaceService(call).inSubnet(id).isEmpty()) {
			throw AwsError.of("DependencyViolation", "The subnet '%s' has dependencies and cannot be deleted.", id);
		}
		new RouteTableService(call).forget(id);
		new NetworkAclService(call).forget(id);
		call.remove(found);
	}

	private static void checkOne(Call call, ModifySubnetAttributeRequest request) {
		AttributeBooleanValue ipv6 = request.assignIpv6AddressOnCreation();
		boolean without = new SubnetBlockService(call).usable(call.get(ResourceTypes.SUBNET, request.subnetId()))
			.findFirst()
			.isEmpty();
		if (without && ipv6 != null && Boolean.TRUE.equals(ipv6.value())) {
			throw AwsError.of("InvalidParameterValue",
					"Invalid value 'true' for assignIpv6AddressOnCreation. Subnet %s does not have an IPv6 CIDR block.",
					request.subnetId());
		}
		boolean ipv6Only = Boolean.TRUE.equals(call.get(ResourceTypes.SUBNET, request.subnetId()).model().ipv6Native());
		if (ipv6Only && ipv6 != null && Boolean.FALSE.equals(ipv6.value())) {
			throw AwsError.of("InvalidParameterValue",
					"Invalid value 'false' for assignIpv6AddressOnCreation. Subnet %s is an IPv6-only subnet.",
					request.subnetId());
		}
		if (ipv6Only && request.mapPublicIpOnLaunch() != null
				&& Boolean.TRUE.equals(request.mapPublicIpOnLaunch().value())) {
			throw AwsError.of("InvalidParameterValue",
					"Invalid value 'true' for mapPublicIpOnLaunch. Subnet %s is an IPv6-only subnet.",
					request.subnetId());
		}
		Call.requireOneAttribute(ipv6, request.mapPublicIpOnLaunch(), request.mapCustomerOwnedIpOnLaunch(),
				request.enableDns64(), request.enableResourceNameDnsARecordOnLaunch(),
				request.enableResourceNameDnsAAAARecordOnLaunch(), request.privateDnsHostnameTypeOnLaunch());
	}

}
