package io.github.privatelinkhandson.simulator.logs;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Implements the operations of CloudWatch Logs on log events.
 */
@Component
class LogEventOperations implements Operations {

	private static final int PAGE = 10_000;

	PutLogEventsResponse putLogEvents(PutLogEventsRequest request, Call call) {
		Resource<LogGroup> group = new LogGroupService(call).get(request.logGroupName());
		Resource<LogStream> stream = new LogStreamService(call).get(group, request.logStreamName());
		LogUpload upload = new LogUpload(request.logEvents(), call, group.model().retentionInDays());
		upload.check();
		List<OutputLogEvent> taken = upload.taken();
		if (!taken.isEmpty()) {
			new LogEventService(call).keep(group.id(), stream.model().logStreamName(), call.newUuid(), taken);
		}
		return PutLogEventsResponse.builder()
			.nextSequenceToken("%056d".formatted(call.now().toEpochMilli()))
			.rejectedLogEventsInfo(upload.rejected().orElse(null))
			.build();
	}

	/**
	 * One page of a stream, whose tokens say where it begins or ends: {@code f/} and
	 * {@code b/} with the number of the event.
	 */
	GetLogEventsResponse getLogEvents(GetLogEventsRequest request, Call call) {
		Resource<LogGroup> group = new LogGroupService(call).get(request.logGroupName(), request.logGroupIdentifier());
		Resource<LogStream> stream = new LogStreamService(call).get(group, request.logStreamName());
		List<OutputLogEvent> events = new LogEventService(call).of(group, stream)
			.stream()
			.filter((event) -> request.startTime() == null || event.timestamp() >= request.startTime())
			.filter((event) -> request.endTime() == null || event.timestamp() < request.endTime())
			.toList();
		int limit = Objects.requireNonNullElse(request.limit(), PAGE);
		String token = request.nextToken();
		boolean forward = (token != null) ? token.startsWith("f/") : Boolean.TRUE.equals(request.startFromHead());
		int at = (token != null) ? Math.min(position(token), events.size()) : (forward ? 0 : events.size());
		int from = forward ? at : Math.max(0, at - limit);
		int to = forward ? Math.min(events.size(), at + limit) : at;
		return GetLogEventsResponse.builder()
			.events(events.subList(from, to))
			.nextForwardToken("f/%056d".formatted(to))
			.nextBackwardToken("b/%056d".formatted(from))
			.build();
	}

	private static int position(String token) {
		if (!token.matches("[fb]/0{47}\\d{9}")) {
			throw AwsError.of("InvalidParameterException", "The specified nextToken is invalid.");
		}
		return Integer.parseInt(token.substring(2));
	}

	FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request, Call call) {
		if (request.hasLogStreamNames() && request.logStreamNamePrefix() != null) {
			throw AwsError.of("InvalidParameterException",
					"logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
		}
		LogFilter filter = LogFilter.of(Objects.requireNonNullElse(request.filterPattern(), ""));
		Resource<LogGroup> group = new LogGroupService(call).get(request.logGroupName(), request.logGroupIdentifier());
		request.logStreamNames().forEach((name) -> new LogStreamService(call).get(group, name));
		String prefix = Objects.requireNonNullElse(request.logStreamNamePrefix(), "");
		Page<FilteredLogEvent> page = Pages.of(new LogEventService(call).of(group)
			.filter((event) -> !request.hasLogStreamNames() || request.logStreamNames().contains(event.getKey()))
			.filter((event) -> event.getKey().startsWith(prefix))
			.filter((event) -> within(event.getValue(), request.startTime(), request.endTime()))
			.filter((event) -> filter.matches(event.getValue().message()))
			.map((event) -> filtered(event.getKey(), event.getValue()))
			.sorted(Comparator.comparing(FilteredLogEvent::timestamp))
			.toList(), request, PAGE);
		return FilterLogEventsResponse.builder()
			.events(page.items())
			.searchedLogStreams(List.of())
			.nextToken(page.next())
			.build();
	}

	private static boolean within(OutputLogEvent event, @Nullable Long start, @Nullable Long end) {
		return (start == null || event.timestamp() >= start) && (end == null || event.timestamp() <= end);
	}

	private static FilteredLogEvent filtered(String stream, OutputLogEvent event) {
		UUID id = UUID.nameUUIDFromBytes((stream + event).getBytes(StandardCharsets.UTF_8));
		return FilteredLogEvent.builder()
			.logStreamName(stream)
			.timestamp(event.timestamp())
			.message(event.message())
			.ingestionTime(event.ingestionTime())
			.eventId("%037d%019d".formatted(event.timestamp(), id.getMostSignificantBits() >>> 1))
			.build();
	}

}
