package io.github.privatelinkhandson.simulator;

import java.util.Set;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.OperationInterceptor;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceType;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Simulates AWS's eventual consistency (aws-facts, section 5): for a moment calls that
 * name a new instance, and those that describe a new security group, NAT gateway or load
 * balancer by name, may not find it.
 */
final class Propagation implements OperationInterceptor {

	private static final Set<String> NAMING_INSTANCES = Set.of("InstanceIds", "InstanceId", "Resources");

	@Override
	public SdkPojo intercept(SdkPojo request, Call call, Chain chain) {
		if (!call.strict()) {
			check(request, call);
		}
		return chain.proceed(request, call);
	}

	private static void check(SdkPojo request, Call call) {
		if (request instanceof DescribeSecurityGroupsRequest describe) {
			describe.groupIds().forEach((id) -> check(call, ResourceTypes.SECURITY_GROUP, id));
		}
		else if (request instanceof DescribeNatGatewaysRequest describe) {
			describe.natGatewayIds().forEach((id) -> check(call, ResourceTypes.NAT_GATEWAY, id));
		}
		else if (request instanceof DescribeLoadBalancersRequest describe) {
			describe.loadBalancerArns().forEach((arn) -> checkLoadBalancer(call, arn));
		}
		else if (call.service() == AwsService.EC2) {
			instances(request).forEach((id) -> check(call, ResourceTypes.INSTANCE, id));
		}
	}

	private static Stream<String> instances(SdkPojo request) {
		return NAMING_INSTANCES.stream()
			.flatMap((member) -> Models.given(request, member).stream())
			.flatMap(Models::items)
			.map(String::valueOf);
	}

	private static void check(Call call, ResourceType<?> type, String id) {
		if (isUnknown(call, type, id)) {
			throw Call.notFound(type, id);
		}
	}

	private static void checkLoadBalancer(Call call, String arn) {
		if (isUnknown(call, ResourceTypes.LOAD_BALANCER, arn)) {
			throw AwsError.of("LoadBalancerNotFound", "Load balancers '[%s]' not found", arn);
		}
	}

	private static <T extends SdkPojo> boolean isUnknown(Call call, ResourceType<T> type, String id) {
		return call.find(type, id)
			.map(Resource::createdAt)
			.filter((created) -> !call.passed(Latency.PROPAGATED, id, created))
			.isPresent();
	}

}
