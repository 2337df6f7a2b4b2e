package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeCapacityReservationRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeCapacityReservationResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Limit;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.quotas.Quota;

/**
 * DescribeAccountLimits: the quotas of load balancers, target groups and listeners.
 */
@Component
class AccountLimitOperations implements Operations {

	private static final int TARGETS = 500;

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
