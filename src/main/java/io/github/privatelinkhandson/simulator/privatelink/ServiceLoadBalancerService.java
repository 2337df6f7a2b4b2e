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
