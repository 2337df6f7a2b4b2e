package io.github.privatelinkhandson.simulator.logs;

import java.util.Comparator;
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
		Comparator<LogStream> order = Comparator.comparing(LogStream::logStreamName);
		if (byTime) {
			order = Comparator
				.comparing((LogStream stream) -> Objects.requireNonNullElse(stream.lastEventTimestamp(), 0L))
				.thenComparing(order);
		}
		return Pages.of(new LogStreamService(call).existing(group)
			.filter((stream) -> stream.model().logStreamName().startsWith(prefix))
			.map((stream) -> new LogStreamService(call).describe(group, stream))
			.sorted(Boolean.TRUE.equals(request.descending()) ? order.reversed() : order)
			.toList(), request, PAGE);
	}

	void deleteLogStream(DeleteLogStreamRequest request, Call call) {
		LogStreamService streams = new LogStreamService(call);
		streams.delete(streams.get(new LogGroupService(call).get(request.logGroupName()), request.logStreamName()));
	}

}
