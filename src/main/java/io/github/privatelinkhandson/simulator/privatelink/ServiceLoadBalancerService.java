package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;

import io.github.privatelinkhandson.simulator.loadbalancing.LoadBalancerService;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * The Network Load Balancers that endpoint services stand on.
 */
record ServiceLoadBalancerService(Call call) {

	/**
	 * Refuses load balancers that do not exist, are not active yet, or belong to another
	 * endpoint service.
	 */
	void check(List<String> arns) {
		arns.forEach((arn) -> {
			if (!arn.matches("arn:aws[a-z-]*:elasticloadbalancing:[^:]+:\\d{12}:loadbalancer/[^/]+/[^/]+/[0-9a-f]+")) {
				throw AwsError.of("InvalidNetworkLoadBalancerArn.Malformed",
						"The Network Load Balancer Arn '%s' is malformed", arn);
			}
			LoadBalancer loadBalancer = new LoadBalancerService(this.call).existing()
				.stream()
				.filter((candidate) -> arn.equals(candidate.loadBalancerArn()))
				.findFirst()
				.orElseThrow(() -> AwsError.of("InvalidNetworkLoadBalancerArn.NotFound",
						"The Network Load Balancer Arn '%s' does not exist", arn));
			if (loadBalancer.state().code() != LoadBalancerStateEnum.ACTIVE) {
				throw AwsError.of("InvalidParameter", "The Network Load Balancer '%s' is not active yet", arn);
			}
			if (!new ServiceConfigurationService(this.call).existing(arn).isEmpty()) {
				throw AwsError.of("InvalidParameter", "NLB is already associated with another VPC Endpoint Service: %s",
						arn);
			}
		});
	}

	/**
	 * Refuses types of addresses that not all load balancers of a service support, and no
	 * type at all.
	 */
	void checkAddressTypes(List<String> arns, List<String> types) {
		boolean dualstack = new LoadBalancerService(this.call).existing()
			.stream()
			.filter((loadBalancer) -> arns.contains(loadBalancer.loadBalancerArn()))
			.allMatch((loadBalancer) -> "dualstack".equals(loadBalancer.ipAddressTypeAsString()));
		AwsError.throwForAny(types, (type) -> !"ipv4".equals(type) && !(dualstack && "ipv6".equals(type)),
				(type) -> AwsError.of("InvalidParameter",
						"The load balancers of the service do not support the IP address type '%s'", type));
		if (types.isEmpty()) {
			throw AwsError.of("InvalidParameter", "An endpoint service must support at least one IP address type");
		}
	}

	List<String> zones(List<String> arns) {
		return new LoadBalancerService(this.call).existing()
			.stream()
			.filter((loadBalancer) -> arns.contains(loadBalancer.loadBalancerArn()))
			.flatMap((loadBalancer) -> loadBalancer.availabilityZones().stream())
			.map((zone) -> zone.zoneName())
			.distinct()
			.sorted()
			.toList();
	}

}
