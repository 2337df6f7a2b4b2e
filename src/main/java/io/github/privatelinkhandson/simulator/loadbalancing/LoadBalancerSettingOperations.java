package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Changes load balancers: attributes, security groups, subnets.
 */
@Component
class LoadBalancerSettingOperations implements Operations {

	DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(DescribeLoadBalancerAttributesRequest request,
			Call call) {
		LoadBalancerService.get(call, request.loadBalancerArn());
		return DescribeLoadBalancerAttributesResponse.builder()
			.attributes(attributes(call, request.loadBalancerArn()))
			.build();
	}

	ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(ModifyLoadBalancerAttributesRequest request,
			Call call) {
		Resource<LoadBalancer> changed = LoadBalancerService.get(call, request.loadBalancerArn());
		for (LoadBalancerAttribute attribute : call.require(request.attributes(), "Attributes")) {
			changed = LoadBalancerService.withAttribute(changed, attribute.key(), attribute.value());
		}
		call.resources().put(changed);
		return ModifyLoadBalancerAttributesResponse.builder()
			.attributes(attributes(call, request.loadBalancerArn()))
			.build();
	}

	SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request, Call call) {
		Resource<LoadBalancer> resource = LoadBalancerService.get(call, request.loadBalancerArn());
		List<String> groups = call.require(request.securityGroups(), "SecurityGroups").stream().distinct().toList();
		LoadBalancer model = resource.model();
		if (model.securityGroups().isEmpty()) {
			throw AwsError.of("InvalidConfigurationRequest",
					"You cannot add security groups to a Network Load Balancer that was created without any: '%s'",
					resource.id());
		}
		NodeService.checkGroups(call, groups, model.vpcId());
		String flag = request.enforceSecurityGroupInboundRulesOnPrivateLinkTrafficAsString();
		if (flag != null && !flag.matches("on|off")) {
			throw AwsError.of("ValidationError",
					"EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic must be 'on' or 'off', not '%s'", flag);
		}
		LoadBalancer changed = model.toBuilder()
			.securityGroups(groups)
			.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(
					(flag != null) ? flag : model.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic())
			.build();
		NodeService.regroup(call, changed);
		call.resources().put(resource.with(changed));
		return SetSecurityGroupsResponse.builder()
			.securityGroupIds(groups)
			.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(
					changed.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic())
			.build();
	}

	SetSubnetsResponse setSubnets(SetSubnetsRequest request, Call call) {
		Resource<LoadBalancer> resource = LoadBalancerService.get(call, request.loadBalancerArn());
		LoadBalancer model = resource.model();
		List<SubnetMapping> mappings = NodeService.mappings(call, request.subnets(), request.subnetMappings());
		List<Subnet> subnets = NodeService.subnets(call, mappings);
		if (!model.vpcId().equals(subnets.get(0).vpcId())) {
			throw AwsError.of("InvalidSubnet", "Subnet '%s' is not in VPC '%s'", subnets.get(0).subnetId(),
					model.vpcId());
		}
		List<AvailabilityZone> left = model.availabilityZones()
			.stream()
			.filter((zone) -> subnets.stream().noneMatch((subnet) -> subnet.subnetId().equals(zone.subnetId())))
			.toList();
		if (!left.isEmpty() && LoadBalancerService.offered(call, resource.id())) {
			throw AwsError.of("ResourceInUse",
					"Subnets cannot be removed from load balancer '%s' while it is associated with an endpoint service",
					resource.id());
		}
		NodeService.release(call, model, left.stream().map(AvailabilityZone::subnetId).toList());
		List<AvailabilityZone> zones = zones(call, model, subnets, mappings);
		call.resources().put(resource.with(model.toBuilder().availabilityZones(zones).build()));
		return SetSubnetsResponse.builder().availabilityZones(zones).ipAddressType(model.ipAddressType()).build();
	}

	SetIpAddressTypeResponse setIpAddressType(SetIpAddressTypeRequest request, Call call) {
		LoadBalancerService.get(call, request.loadBalancerArn());
		String type = call.require(request.ipAddressTypeAsString(), "IpAddressType");
		if (request.ipAddressType() != IpAddressType.IPV4) {
			throw AwsError.of("InvalidConfigurationRequest",
					"IP address type '%s' needs subnets with IPv6 addresses: set it to 'ipv4'", type);
		}
		return SetIpAddressTypeResponse.builder().ipAddressType(IpAddressType.IPV4).build();
	}

	private static List<AvailabilityZone> zones(Call call, LoadBalancer model, List<Subnet> subnets,
			List<SubnetMapping> mappings) {
		List<AvailabilityZone> zones = new ArrayList<>();
		subnets.forEach((subnet) -> zones.add(model.availabilityZones()
			.stream()
			.filter((zone) -> subnet.subnetId().equals(zone.subnetId()))
			.findFirst()
			.orElseGet(() -> {
				NodeService.checkRoom(call, List.of(subnet), model.scheme());
				return NodeService.create(call, model, subnet, mappings);
			})));
		return zones;
	}

	private static List<LoadBalancerAttribute> attributes(Call call, String arn) {
		return LoadBalancerService.attributes(call, arn)
			.entrySet()
			.stream()
			.map((entry) -> LoadBalancerAttribute.builder().key(entry.getKey()).value(entry.getValue()).build())
			.toList();
	}

}
