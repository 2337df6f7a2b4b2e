package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeCapacityReservationRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeCapacityReservationResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Limit;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Changes load balancers: attributes, security groups, subnets; and describes the limits
 * of an account.
 */
@Component
class LoadBalancerSettingOperations implements Operations {

	private static final int TARGETS = 500;

	List<LoadBalancerAttribute> describeLoadBalancerAttributes(DescribeLoadBalancerAttributesRequest request,
			Call call) {
		new LoadBalancerService(call).get(request.loadBalancerArn());
		return attributes(call, request.loadBalancerArn());
	}

	List<LoadBalancerAttribute> modifyLoadBalancerAttributes(ModifyLoadBalancerAttributesRequest request, Call call) {
		Resource<LoadBalancer> changed = new LoadBalancerService(call).get(request.loadBalancerArn());
		for (LoadBalancerAttribute attribute : request.attributes()) {
			changed = LoadBalancerService.withAttribute(changed, attribute.key(), attribute.value());
		}
		call.put(changed);
		return attributes(call, request.loadBalancerArn());
	}

	SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request, Call call) {
		Resource<LoadBalancer> resource = new LoadBalancerService(call).get(request.loadBalancerArn());
		List<String> groups = request.securityGroups().stream().distinct().toList();
		LoadBalancer model = resource.model();
		if (model.securityGroups().isEmpty()) {
			throw AwsError.of("InvalidConfigurationRequest",
					"You cannot add security groups to a Network Load Balancer that was created without any: '%s'",
					resource.id());
		}
		new NodeService(call).checkGroups(groups, model.vpcId());
		String flag = request.enforceSecurityGroupInboundRulesOnPrivateLinkTrafficAsString();
		LoadBalancer changed = model.toBuilder()
			.securityGroups(groups)
			.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(
					(flag != null) ? flag : model.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic())
			.build();
		new NodeService(call).regroup(changed);
		call.put(resource.with(changed));
		return SetSecurityGroupsResponse.builder()
			.securityGroupIds(groups)
			.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(
					changed.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic())
			.build();
	}

	SetSubnetsResponse setSubnets(SetSubnetsRequest request, Call call) {
		Resource<LoadBalancer> resource = new LoadBalancerService(call).get(request.loadBalancerArn());
		LoadBalancer model = typed(resource.model(), request.ipAddressType());
		List<SubnetMapping> mappings = new NodeService(call).mappings(request.subnets(), request.subnetMappings());
		List<Subnet> subnets = new NodeService(call).subnets(mappings);
		if (!model.vpcId().equals(subnets.get(0).vpcId())) {
			throw AwsError.of("InvalidSubnet", "Subnet '%s' is not in VPC '%s'", subnets.get(0).subnetId(),
					model.vpcId());
		}
		NodeService.checkAddressType(model.ipAddressType(), subnets);
		List<AvailabilityZone> left = model.availabilityZones()
			.stream()
			.filter((zone) -> subnets.stream().noneMatch((subnet) -> subnet.subnetId().equals(zone.subnetId())))
			.toList();
		if (!left.isEmpty() && new LoadBalancerService(call).offered(resource.id())) {
			throw AwsError.of("ResourceInUse",
					"Subnets cannot be removed from load balancer '%s' while it is associated with an endpoint service",
					resource.id());
		}
		if (!request.subnetMappings().isEmpty()
				&& !NodeService.haveAddresses(model.availabilityZones(), request.subnetMappings())) {
			throw AwsError.of("InvalidConfigurationRequest",
					"The addresses of enabled Availability Zones of load balancer '%s' cannot be changed",
					resource.id());
		}
		new NodeService(call).release(model, left.stream().map(AvailabilityZone::subnetId).toList());
		List<AvailabilityZone> zones = zones(call, model, subnets, mappings);
		new NodeService(call).readdress(model);
		call.put(resource.with(model.toBuilder().availabilityZones(zones).build()));
		return SetSubnetsResponse.builder().availabilityZones(zones).ipAddressType(model.ipAddressType()).build();
	}

	String setIpAddressType(SetIpAddressTypeRequest request, Call call) {
		Resource<LoadBalancer> resource = new LoadBalancerService(call).get(request.loadBalancerArn());
		LoadBalancer changed = typed(resource.model(), request.ipAddressType());
		NodeService.checkAddressType(changed.ipAddressType(),
				new NodeService(call).subnets(changed.availabilityZones()
					.stream()
					.map((zone) -> SubnetMapping.builder().subnetId(zone.subnetId()).build())
					.toList()));
		new ListenerService(call).existing(resource.id()).forEach((listener) -> {
			ListenerService.checkProtocol(changed, listener.protocolAsString());
			ListenerService.targetGroupArns(listener)
				.forEach((arn) -> ForwardActionService.checkAddressType(changed,
						new TargetGroupService(call).get(arn).model()));
		});
		new NodeService(call).readdress(changed);
		call.put(resource.with(changed));
		return changed.ipAddressTypeAsString();
	}

	private static LoadBalancer typed(LoadBalancer model, @Nullable IpAddressType type) {
		return (type != null) ? model.toBuilder().ipAddressType(type).build() : model;
	}

	private List<AvailabilityZone> zones(Call call, LoadBalancer model, List<Subnet> subnets,
			List<SubnetMapping> mappings) {
		List<AvailabilityZone> zones = new ArrayList<>();
		subnets.forEach((subnet) -> zones.add(model.availabilityZones()
			.stream()
			.filter((zone) -> subnet.subnetId().equals(zone.subnetId()))
			.findFirst()
			.orElseGet(() -> {
				new NodeService(call).checkRoom(List.of(subnet), model.scheme());
				return new NodeService(call).create(model, subnet, mappings);
			})));
		return zones;
	}

	private List<LoadBalancerAttribute> attributes(Call call, String arn) {
		return Attribute.list(new LoadBalancerService(call).attributes(arn),
				(key, value) -> LoadBalancerAttribute.builder().key(key).value(value).build());
	}

	List<Limit> describeAccountLimits(DescribeAccountLimitsRequest request, Call call) {
		return List.of(limit("network-load-balancers", Quota.LOAD_BALANCERS.value(call)),
				limit("target-groups", Quota.TARGET_GROUPS.value(call)),
				limit("listeners-per-network-load-balancer", Quota.LISTENERS.value(call)),
				limit("targets-per-availability-zone-per-network-load-balancer", TARGETS));
	}

	private static Limit limit(String name, int most) {
		return Limit.builder().name(name).max(Integer.toString(most)).build();
	}

	DescribeCapacityReservationResponse describeCapacityReservation(DescribeCapacityReservationRequest request,
			Call call) {
		new LoadBalancerService(call).get(request.loadBalancerArn());
		return DescribeCapacityReservationResponse.builder().capacityReservationState(List.of()).build();
	}

}
