package io.github.privatelinkhandson.simulator.flowlog;

import java.util.List;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.FlowLog;

import io.github.privatelinkhandson.simulator.iam.RoleService;
import io.github.privatelinkhandson.simulator.logs.LogGroupService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The flow logs of an account and region. One goes with the resource that it monitors.
 */
record FlowLogService(Call call) {

	static final String PRINCIPAL = "vpc-flow-logs.amazonaws.com";

	private static final String[] PUBLISH = { "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups",
			"logs:DescribeLogStreams" };

	/**
	 * The flow logs as they are shown, of those that still monitor something.
	 */
	List<FlowLog> describe(List<Resource<FlowLog>> logs) {
		return logs.stream().filter(this::exists).map((log) -> describe(log.model())).toList();
	}

	boolean exists(Resource<FlowLog> log) {
		boolean there = monitors(log.model().resourceId());
		if (!there) {
			this.call.remove(log);
		}
		return there;
	}

	boolean monitors(String resourceId) {
		return Stream.of(ResourceTypes.VPC, ResourceTypes.SUBNET, ResourceTypes.NETWORK_INTERFACE)
			.anyMatch((type) -> this.call.find(type, resourceId).isPresent());
	}

	private FlowLog describe(FlowLog log) {
		boolean delivers = delivers(log);
		return log.toBuilder()
			.deliverLogsStatus(delivers ? "SUCCESS" : "FAILED")
			.deliverLogsErrorMessage(delivers ? null : "Access error")
			.build();
	}

	/**
	 * Returns whether the flow log's role lets its records be published, in a new log
	 * group where there is none.
	 */
	boolean delivers(FlowLog log) {
		String role = log.deliverLogsPermissionArn();
		return permits(role, PUBLISH)
				&& (new LogGroupService(this.call).exists(log.logGroupName()) || permits(role, "logs:CreateLogGroup"));
	}

	/**
	 * Returns whether flow logs may assume the role and then perform all the actions.
	 */
	boolean permits(String roleArn, String... actions) {
		String name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
		RoleService roles = new RoleService(this.call);
		return roles.find(name).filter((role) -> role.arn().equals(roleArn)).isPresent()
				&& roles.permits(name, PRINCIPAL, actions);
	}

}
