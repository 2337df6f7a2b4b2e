package io.github.privatelinkhandson.simulator.vpc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.gateway.VpnGatewayService;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.peering.PeeringService;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on VPCs and their attributes.
 */
@Component
class VpcOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.of("cidr", "cidr-block", "isDefault", "is-default",
			"cidr-block-association.state", "cidr-block-association-set.cidr-block-state.state",
			"ipv6-cidr-block-association.state", "ipv6-cidr-block-association-set.ipv6-cidr-block-state.state");

	Vpc createVpc(CreateVpcRequest request, Call call) {
		if (request.cidrBlock() == null) {
			throw AwsError.of("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
		}

		Tenancy tenancy = (request.instanceTenancy() == Tenancy.DEDICATED) ? Tenancy.DEDICATED : Tenancy.DEFAULT;
		Vpc made = new VpcService(call).create(request.cidrBlock(), tenancy,
				Tags.only(request.tagSpecifications(), "vpc"));
		if (Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock())) {
			new VpcBlockService(call).associateIpv6(call.get(ResourceTypes.VPC, made.vpcId()));
		}
		return new VpcService(call).describe(call.get(ResourceTypes.VPC, made.vpcId()));
	}

	Page<Vpc> describeVpcs(DescribeVpcsRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.VPC,
				DescribeSelectionService.each(new VpcService(call)::describe), request.vpcIds(), request, ALIASES);
	}

	void deleteVpc(DeleteVpcRequest request, Call call) {
		String id = request.vpcId();
		Resource<Vpc> found = call.get(ResourceTypes.VPC, id);
		if (hasDependencies(call, id)) {
			throw AwsError.of("DependencyViolation", "The vpc '%s' has dependencies and cannot be deleted.", id);
		}
		new PeeringService(call).forget(id);
		new VpcDefaultsService(call).remove(id);
		call.remove(found);
	}

	private boolean hasDependencies(Call call, String id) {
		Predicate<String> here = id::equals;
		Stream<Boolean> dependencies = Stream.of(new PeeringService(call).block(id),
				new VpnGatewayService(call).holds(id),
				call.models(ResourceTypes.SUBNET).anyMatch((subnet) -> here.test(subnet.vpcId())),
				call.models(ResourceTypes.INTERNET_GATEWAY)
					.flatMap((gateway) -> gateway.attachments().stream())
					.anyMatch((attachment) -> here.test(attachment.vpcId())),
				call.models(ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY)
					.flatMap((gateway) -> gateway.attachments().stream())
					.anyMatch((attachment) -> here.test(attachment.vpcId())),
				call.models(ResourceTypes.ROUTE_TABLE)
					.filter((table) -> here.test(table.vpcId()))
					.anyMatch((table) -> table.associations().stream().noneMatch(RouteTableAssociation::main)),
				call.models(ResourceTypes.NETWORK_ACL).anyMatch((acl) -> here.test(acl.vpcId()) && !acl.isDefault()),
				call.models(ResourceTypes.SECURITY_GROUP)
					.anyMatch((group) -> here.test(group.vpcId())
							&& !VpcDefaultsService.GROUP_NAME.equals(group.groupName())),
				call.stream(ResourceTypes.ENDPOINT)
					.anyMatch((endpoint) -> here.test(endpoint.model().vpcId()) && !endpoint.deleted()));
		return dependencies.anyMatch((dependency) -> dependency);
	}

	DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request, Call call) {
		String id = request.vpcId();
		String attribute = request.attributeAsString();
		AttributeBooleanValue value = value(new VpcService(call).attribute(id, attribute));
		DescribeVpcAttributeResponse.Builder answer = DescribeVpcAttributeResponse.builder().vpcId(id);
		return switch (attribute) {
			case VpcService.DNS_SUPPORT -> answer.enableDnsSupport(value).build();
			case VpcService.DNS_HOSTNAMES -> answer.enableDnsHostnames(value).build();
			default -> answer.enableNetworkAddressUsageMetrics(value).build();
		};
	}

	void modifyVpcAttribute(ModifyVpcAttributeRequest request, Call call) {
		Resource<Vpc> found = call.get(ResourceTypes.VPC, request.vpcId());
		Map<String, Boolean> given = new LinkedHashMap<>();
		add(given, VpcService.DNS_SUPPORT, request.enableDnsSupport());
		add(given, VpcService.DNS_HOSTNAMES, request.enableDnsHostnames());
		add(given, VpcService.USAGE_METRICS, request.enableNetworkAddressUsageMetrics());
		if (given.isEmpty()) {
			throw AwsError.of("MissingParameter", "The request must contain an attribute to modify");
		}
		if (given.size() > 1) {
			throw AwsError.of("InvalidParameterCombination", "Fields for multiple attribute types specified: %s",
					String.join(", ", given.keySet()));
		}
		given.forEach((name, value) -> call.put(found.withAttribute(name, value.toString())));
	}

	private static void add(Map<String, Boolean> given, String name, @Nullable AttributeBooleanValue value) {
		if (value != null && value.value() != null) {
			given.put(name, value.value());
		}
	}

	private static AttributeBooleanValue value(boolean value) {
		return AttributeBooleanValue.builder().value(value).build();
	}

}
