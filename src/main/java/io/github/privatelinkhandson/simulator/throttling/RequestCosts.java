package io.github.privatelinkhandson.simulator.throttling;

import java.util.List;
import java.util.Set;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Models;

/**
 * The costs of requests in tokens (aws-facts, section 6). EC2 has a bucket for each
 * action; Elastic Load Balancing has one for each kind of actions and one over all.
 */
final class RequestCosts {

	private static final Rate EC2_READ = new Rate(100, 20);

	private static final Rate EC2_READ_ALL = new Rate(50, 10);

	private static final Rate EC2_WRITE = new Rate(50, 5);

	private static final Rate EC2_LAUNCH = new Rate(5, 2);

	private static final Rate EC2_TERMINATE = new Rate(100, 5);

	private static final Rate EC2_TAG = new Rate(100, 10);

	private static final Rate ENDPOINT = new Rate(4, 0.3);

	private static final Rate SLOW = new Rate(10, 1);

	private static final Rate LAUNCHED = new Rate(1000, 2);

	private static final Rate TERMINATED = new Rate(1000, 20);

	private static final Set<String> COSTLY_UNFILTERED = Set.of("DescribeInstances", "DescribeInstanceStatus",
			"DescribeNetworkInterfaces", "DescribeSecurityGroups");

	private RequestCosts() {
	}

	/**
	 * The rate at which calls are let through.
	 *
	 * @param burst how many at once, after a rest
	 * @param refill how many in each second of AWS's time, on and on
	 */
	record Rate(double burst, double refill) {

	}

	/**
	 * Number of tokens that a call takes from a token bucket.
	 *
	 * @param bucket the bucket's name, one for each account, region and service
	 */
	record Cost(String bucket, Rate rate, int tokens) {

	}

	/**
	 * Lists the costs of a request; none for services without known rates.
	 */
	static List<Cost> of(AwsService service, SdkPojo request) {
		return switch (service) {
			case EC2 -> ofEc2(action(request), request);
			case ELBV2 -> ofLoadBalancing(action(request));
			case IAM, STS, SSM, LOGS, SERVICE_QUOTAS -> List.of();
		};
	}

	private static String action(SdkPojo request) {
		return request.getClass().getSimpleName().replaceAll("Request$", "");
	}

	private static List<Cost> ofEc2(String action, SdkPojo request) {
		if (COSTLY_UNFILTERED.contains(action) && isUnfiltered(request)) {
			return List.of(new Cost(action + " unfiltered", EC2_READ_ALL, 1));
		}
		Cost call = new Cost(action, ec2Rate(action), 1);
		if (request instanceof RunInstancesRequest run) {
			int instances = (run.maxCount() != null) ? Math.max(run.maxCount(), 1) : 1;
			return List.of(call, new Cost("RunInstances instances", LAUNCHED, instances));
		}
		if (request instanceof TerminateInstancesRequest terminate) {
			return List.of(call, new Cost("TerminateInstances instances", TERMINATED, terminate.instanceIds().size()));
		}
		return List.of(call);
	}

	private static Rate ec2Rate(String action) {
		return switch (action) {
			case "CreateVpcEndpoint", "DeleteVpcEndpoints", "ModifyVpcEndpoint" -> ENDPOINT;
			case "CreateVpcEndpointServiceConfiguration", "ModifyVpcEndpointServiceConfiguration",
					"DeleteVpcEndpointServiceConfigurations", "AcceptVpcEndpointConnections",
					"RejectVpcEndpointConnections", "CreateNatGateway", "DeleteNatGateway" ->
				SLOW;
			case "RunInstances", "StartInstances" -> EC2_LAUNCH;
			case "TerminateInstances", "AssociateIamInstanceProfile" -> EC2_TERMINATE;
			case "CreateTags", "DeleteTags" -> EC2_TAG;
			default -> isRead(action) ? EC2_READ : EC2_WRITE;
		};
	}

	private static List<Cost> ofLoadBalancing(String action) {
		Cost ofKind = switch (action) {
			case "CreateLoadBalancer", "SetSubnets" -> new Cost("creation", new Rate(10, 0.2), 1);
			case "RegisterTargets", "DeregisterTargets" -> new Cost("registration", new Rate(20, 4), 1);
			default -> isRead(action) ? new Cost("read", new Rate(40, 10), 1) : new Cost("write", new Rate(20, 3), 1);
		};
		return List.of(ofKind, new Cost("all", new Rate(40, 10), 1));
	}

	private static boolean isRead(String action) {
		return action.startsWith("Describe") || action.startsWith("Get") || action.startsWith("Search");
	}

	/**
	 * Tells if a request has neither ids nor filters nor a page size.
	 */
	private static boolean isUnfiltered(SdkPojo request) {
		return request.sdkFields()
			.stream()
			.flatMap((field) -> Models.given(request, field).stream())
			.allMatch(Boolean.class::isInstance);
	}

}
