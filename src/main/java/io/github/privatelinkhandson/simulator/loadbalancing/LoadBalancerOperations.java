package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Creates, lists and deletes load balancers.
 */
@Component
class LoadBalancerOperations implements Operations {

	List<LoadBalancer> createLoadBalancer(CreateLoadBalancerRequest request, Call call) {
		String name = LoadBalancingNameService.loadBalancer(request.name());
		checkType(request);
		List<SubnetMapping> mappings = new NodeService(call).mappings(request.subnets(), request.subnetMappings());
		List<Subnet> subnets = new NodeService(call).subnets(mappings);
		String vpcId = subnets.get(0).vpcId();
		new NodeService(call).checkGroups(request.securityGroups(), vpcId);
		Resource<LoadBalancer> same = call.stream(ResourceTypes.LOAD_BALANCER)
			.filter((resource) -> name.equals(resource.model().loadBalancerName()))
			.findFirst()
			.orElse(null);
		if (same != null) {
			return List.of(new LoadBalancerService(call).describe(sameSettings(request, mappings, same)));
		}
		Quota.LOAD_BALANCERS.checkOneMore(call, ResourceTypes.LOAD_BALANCER);
		new NodeService(call).checkRoom(subnets, scheme(request));
		NodeService.checkAddressType(request.ipAddressType(), subnets);
		return List.of(new LoadBalancerService(call).describe(create(call, request, subnets, mappings)));
	}

	Page<LoadBalancer> describeLoadBalancers(DescribeLoadBalancersRequest request, Call call) {
		if (!request.loadBalancerArns().isEmpty() && !request.names().isEmpty()) {
			throw AwsError.of("ValidationError", "Load balancer names and ARNs cannot be specified at the same time");
		}
		request.loadBalancerArns().forEach((arn) -> new LoadBalancerService(call).get(arn));
		List<LoadBalancer> all = new LoadBalancerService(call).existing();
		AwsError.throwForAny(request.names(),
				(name) -> all.stream().noneMatch((found) -> name.equals(found.loadBalancerName())),
				LoadBalancerService::notFound);
		return Pages.of(all.stream()
			.filter((found) -> request.loadBalancerArns().isEmpty()
					|| request.loadBalancerArns().contains(found.loadBalancerArn()))
			.filter((found) -> request.names().isEmpty() || request.names().contains(found.loadBalancerName()))
			.toList(), request);
	}

	void deleteLoadBalancer(DeleteLoadBalancerRequest request, Call call) {
		String arn = LoadBalancingNameService.arn(request.loadBalancerArn(), "loadbalancer", "load balancer");
		call.find(ResourceTypes.LOAD_BALANCER, arn).ifPresent((found) -> delete(call, found));
	}

	private void delete(Call call, Resource<LoadBalancer> found) {
		String arn = found.id();
		if (Boolean
			.parseBoolean(new LoadBalancerService(call).attributes(arn).get(LoadBalancerService.DELETION_PROTECTION))) {
			throw AwsError.of("OperationNotPermitted",
					"Load balancer '%s' cannot be deleted because deletion protection is enabled", arn);
		}
		if (new LoadBalancerService(call).offered(arn)) {
			throw AwsError.of("ResourceInUse",
					"Load balancer '%s' cannot be deleted because it is currently associated with another service",
					arn);
		}
		new ListenerService(call).of(arn).forEach((listener) -> call.remove(listener));
		new NodeService(call).release(found.model(), subnetIds(found.model()));
		call.remove(found);
	}

	private Resource<LoadBalancer> create(Call call, CreateLoadBalancerRequest request, List<Subnet> subnets,
			List<SubnetMapping> mappings) {
		String arn = new LoadBalancingNameService(call).newArn("loadbalancer/net/" + request.name());
		String id = arn.substring(arn.lastIndexOf('/') + 1);
		boolean grouped = !request.securityGroups().isEmpty();
		LoadBalancer bare = LoadBalancer.builder()
			.loadBalancerArn(arn)
			.loadBalancerName(request.name())
			.dnsName("%s-%s.elb.%s.amazonaws.com".formatted(request.name(), id, call.region()))
			.canonicalHostedZoneId(LoadBalancingNameService.hostedZone(call.region()))
			.createdTime(call.now())
			.scheme(scheme(request))
			.type(LoadBalancerTypeEnum.NETWORK)
			.vpcId(subnets.get(0).vpcId())
			.ipAddressType(addressType(request))
			.securityGroups(grouped ? List.copyOf(request.securityGroups()) : null)
			.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(grouped ? "on" : null)
			.build();
		List<AvailabilityZone> zones = subnets.stream()
			.map((subnet) -> new NodeService(call).create(bare, subnet, mappings))
			.toList();
		return call.put(new TagSet<>(
				call.created(ResourceTypes.LOAD_BALANCER, arn, bare.toBuilder().availabilityZones(zones).build()))
			.add(request.tags()));
	}

	private static Resource<LoadBalancer> sameSettings(CreateLoadBalancerRequest request, List<SubnetMapping> mappings,
			Resource<LoadBalancer> existing) {
		LoadBalancer model = existing.model();
		Set<String> wanted = new HashSet<>(mappings.stream().map(SubnetMapping::subnetId).toList());
		boolean same = model.scheme() == scheme(request) && model.ipAddressType() == addressType(request)
				&& wanted.equals(new HashSet<>(subnetIds(model)))
				&& NodeService.haveAddresses(model.availabilityZones(), mappings)
				&& new HashSet<>(model.securityGroups()).equals(new HashSet<>(request.securityGroups()))
				&& new TagSet<>(existing).byKey().equals(TagSet.checked(request.tags()));
		if (!same) {
			throw AwsError.of("DuplicateLoadBalancerName",
					"A load balancer with the same name '%s' exists, but with different settings", request.name());
		}
		return existing;
	}

	private static void checkType(CreateLoadBalancerRequest request) {
		String type = (request.typeAsString() != null) ? request.typeAsString() : "application";
		if (!"network".equals(type)) {
			throw AwsError.of("ValidationError",
					"Load balancer type '%s' is not available in the practice AWS: set the type to 'network'", type);
		}

	}

	private static IpAddressType addressType(CreateLoadBalancerRequest request) {
		return (request.ipAddressType() != null) ? request.ipAddressType() : IpAddressType.IPV4;
	}

	private static LoadBalancerSchemeEnum scheme(CreateLoadBalancerRequest request) {
		return (request.scheme() != null) ? request.scheme() : LoadBalancerSchemeEnum.INTERNET_FACING;
	}

	private static List<String> subnetIds(LoadBalancer loadBalancer) {
		return loadBalancer.availabilityZones().stream().map(AvailabilityZone::subnetId).toList();
	}

}
