package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeCapacityReservationRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeCapacityReservationResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Limit;

import io.github.privatelinkhandson.simulator.wire.AwsError;
import io.github.privatelinkhandson.simulator.wire.Call;
import io.github.privatelinkhandson.simulator.wire.Operations;

/**
 * How many load balancers, target groups and listeners an account may have.
 */
@Component
class AccountLimits implements Operations {

	static final Quota LOAD_BALANCERS = new Quota("network-load-balancers", 50, "TooManyLoadBalancers",
			"The maximum number of load balancers has been reached");

	static final Quota TARGET_GROUPS = new Quota("target-groups", 3000, "TooManyTargetGroups",
			"The maximum number of target groups has been reached");

	static final Quota LISTENERS = new Quota("listeners-per-network-load-balancer", 50, "TooManyListeners",
			"The maximum number of listeners has been reached on this load balancer");

	static final Quota TARGETS = new Quota("targets-per-availability-zone-per-network-load-balancer", 500,
			"TooManyTargets", "The maximum number of targets has been reached");

	/**
	 * A quota, and how the API refuses what goes beyond it.
	 */
	record Quota(String name, int most, String code, String message) {
	}

	/**
	 * Refuses one more where there are that many.
	 */
	static void check(Quota quota, int existing) {
		if (existing >= quota.most()) {
			throw AwsError.of(quota.code(), quota.message());
		}
	}

	DescribeAccountLimitsResponse describeAccountLimits(DescribeAccountLimitsRequest request, Call call) {
		return DescribeAccountLimitsResponse.builder()
			.limits(List.of(LOAD_BALANCERS, TARGET_GROUPS, LISTENERS, TARGETS)
				.stream()
				.map((quota) -> Limit.builder().name(quota.name()).max(Integer.toString(quota.most())).build())
				.toList())
			.build();
	}

	DescribeCapacityReservationResponse describeCapacityReservation(DescribeCapacityReservationRequest request,
			Call call) {
		LoadBalancers.get(call, request.loadBalancerArn());
		return DescribeCapacityReservationResponse.builder().capacityReservationState(List.of()).build();
	}

}
