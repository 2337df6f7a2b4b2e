package io.github.privatelinkhandson.simulator.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The log streams of log groups. One that a service of AWS makes is seen from its first
 * events on.
 */
public record LogStreamService(Call call) {

	private static final String SEPARATOR = ":";

	static String id(String group, String name) {
		return group + SEPARATOR + name;
	}

	/**
	 * Makes sure that there is a log stream from then on.
	 */
	public void ensure(String group, String name, Instant from) {
		if (this.call.find(ResourceTypes.LOG_STREAM, id(group, name)).isEmpty()) {
			put(group, name, from);
		}
	}

	void create(Resource<LogGroup> group, String name) {
		if (find(group, name).isPresent()) {
			throw AwsError.of("ResourceAlreadyExistsException", "The specified log stream already exists");
		}
		put(group.id(), name, this.call.now());
	}

	private void put(String group, String name, Instant at) {
		LogStream made = LogStream.builder()
			.logStreamName(name)
			.creationTime(at.toEpochMilli())
			.arn(this.call.arn("logs", "log-group:%s:log-stream:%s".formatted(group, name)))
			.storedBytes(0L)
			.build();
		this.call.put(Resource.created(ResourceTypes.LOG_STREAM, id(group, name), made, at));
	}

	private Optional<Resource<LogStream>> find(Resource<LogGroup> group, String name) {
		return this.call.find(ResourceTypes.LOG_STREAM, id(group.id(), name)).filter(this::isSeen);
	}

	Resource<LogStream> get(Resource<LogGroup> group, String name) {
		return find(group, name)
			.orElseThrow(() -> AwsError.of("ResourceNotFoundException", "The specified log stream does not exist."));
	}

	private boolean isSeen(Resource<LogStream> stream) {
		return !stream.createdAt().isAfter(this.call.now());
	}

	/**
	 * The streams of a group that are seen.
	 */
	Stream<Resource<LogStream>> existing(Resource<LogGroup> group) {
		return all(group).stream().filter(this::isSeen);
	}

	List<Resource<LogStream>> all(Resource<LogGroup> group) {
		return this.call.stream(ResourceTypes.LOG_STREAM)
			.filter((stream) -> stream.id().startsWith(group.id() + SEPARATOR))
			.toList();
	}

	LogStream describe(Resource<LogGroup> group, Resource<LogStream> stream) {
		List<OutputLogEvent> events = new LogEventService(this.call).of(group, stream);
		LogStream.Builder described = stream.model().toBuilder();
		if (!events.isEmpty()) {
			described.firstEventTimestamp(events.get(0).timestamp())
				.lastEventTimestamp(events.get(events.size() - 1).timestamp())
				.lastIngestionTime(events.stream().mapToLong(OutputLogEvent::ingestionTime).max().orElseThrow());
		}
		return described.build();
	}

	void delete(Resource<LogStream> stream) {
		new LogEventService(this.call).delete(stream.id());
		this.call.remove(stream);
	}

}
