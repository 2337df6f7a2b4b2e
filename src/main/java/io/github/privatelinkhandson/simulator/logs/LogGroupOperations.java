package io.github.privatelinkhandson.simulator.logs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements the operations of CloudWatch Logs on log groups and their tags.
 */
@Component
class LogGroupOperations implements Operations {

	private static final int PAGE = 50;

	/** The values of {@code retentionInDays} that AWS documents. */
	private static final List<Integer> DAYS = List.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731,
			1096, 1827, 2192, 2557, 2922, 3288, 3653);

	void createLogGroup(CreateLogGroupRequest request, Call call) {
		new LogGroupService(call).create(request.logGroupName(), request.tags());
	}

	Page<LogGroup> describeLogGroups(DescribeLogGroupsRequest request, Call call) {
		String prefix = request.logGroupNamePrefix();
		String pattern = request.logGroupNamePattern();
		if (prefix != null && pattern != null) {
			throw AwsError.of("InvalidParameterException",
					"LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
		}
		LogGroupService groups = new LogGroupService(call);
		Set<String> named = request.logGroupIdentifiers()
			.stream()
			.flatMap((identifier) -> groups.nameOf(identifier).stream())
			.collect(Collectors.toSet());
		Page<LogGroup> page = Pages.of(call.models(ResourceTypes.LOG_GROUP)
			.filter((group) -> prefix == null || group.logGroupName().startsWith(prefix))
			.filter((group) -> pattern == null || group.logGroupName().contains(pattern))
			.filter((group) -> request.logGroupClass() == null || request.logGroupClass() == group.logGroupClass())
			.filter((group) -> !request.hasLogGroupIdentifiers() || named.contains(group.logGroupName()))
			.sorted(Comparator.comparing(LogGroup::logGroupName))
			.toList(), request, PAGE);
		return new Page<>(page.items().stream().map(groups::describe).toList(), page.next());
	}

	void deleteLogGroup(DeleteLogGroupRequest request, Call call) {
		LogGroupService groups = new LogGroupService(call);
		groups.delete(groups.get(request.logGroupName()));
	}

	void putRetentionPolicy(PutRetentionPolicyRequest request, Call call) {
		if (!DAYS.contains(request.retentionInDays())) {
			throw AwsError.of("InvalidParameterException",
					"1 validation error detected: Value '%d' at 'retentionInDays' failed to satisfy constraint: "
							+ "Member must satisfy enum value set: %s",
					request.retentionInDays(), DAYS);
		}
		Resource<LogGroup> group = new LogGroupService(call).get(request.logGroupName());
		call.put(group.with(group.model().toBuilder().retentionInDays(request.retentionInDays()).build()));
	}

	void deleteRetentionPolicy(DeleteRetentionPolicyRequest request, Call call) {
		Resource<LogGroup> group = new LogGroupService(call).get(request.logGroupName());
		call.put(group.with(group.model().toBuilder().retentionInDays(null).build()));
	}

	Map<String, String> listTagsForResource(ListTagsForResourceRequest request, Call call) {
		return LogGroupService.tags(new LogGroupService(call).ofArn(request.resourceArn()));
	}

	void tagResource(TagResourceRequest request, Call call) {
		call.put(LogGroupService.tagged(new LogGroupService(call).ofArn(request.resourceArn()), request.tags()));
	}

	void untagResource(UntagResourceRequest request, Call call) {
		call.put(LogGroupService.untagged(new LogGroupService(call).ofArn(request.resourceArn()), request.tagKeys()));
	}

}
