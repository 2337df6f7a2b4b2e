package io.github.privatelinkhandson.simulator.logs;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Implements the operations of CloudWatch Logs on log streams.
 */
@Component
class LogStreamOperations implements Operations {

	private static final int PAGE = 50;

	void createLogStream(CreateLogStreamRequest request, Call call) {
		new LogStreamService(call).create(new LogGroupService(call).get(request.logGroupName()),
				request.logStreamName());
	}

	Page<LogStream> describeLogStreams(DescribeLogStreamsRequest request, Call call) {
		String prefix = Objects.requireNonNullElse(request.logStreamNamePrefix(), "");
		boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
		if (byTime && !prefix.isEmpty()) {
			throw AwsError.of("InvalidParameterException", "Cannot order by LastEventTime with a logStreamNamePrefix.");
		}
		Resource<LogGroup> group = new LogGroupService(call).get(request.logGroupName(), request.logGroupIdentifier());
		Comparator<Resource<LogStream>> order = Comparator.comparing(Resource::id);
		if (byTime) {
			Map<String, Long> last = new LogEventService(call).lastTimestamps(group);
			order = Comparator.comparing((Resource<LogStream> stream) -> last.getOrDefault(stream.id(), 0L))
				.thenComparing(order);
		}
		LogStreamService streams = new LogStreamService(call);
		Page<Resource<LogStream>> page = Pages.of(streams.existing(group)
			.filter((stream) -> stream.model().logStreamName().startsWith(prefix))
			.sorted(Boolean.TRUE.equals(request.descending()) ? order.reversed() : order)
			.toList(), request, PAGE);
		return new Page<>(page.items().stream().map((stream) -> streams.describe(group, stream)).toList(), page.next());
	}

	void deleteLogStream(DeleteLogStreamRequest request, Call call) {
		LogStreamService streams = new LogStreamService(call);
		streams.delete(streams.get(new LogGroupService(call).get(request.logGroupName()), request.logStreamName()));
	}

}
