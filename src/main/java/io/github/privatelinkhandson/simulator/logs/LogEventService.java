package io.github.privatelinkhandson.simulator.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The events of log streams, kept in batches as they came. An event is seen from the time
 * of its ingestion until its group's retention is over. An account's region keeps so many
 * bytes of them; beyond that the oldest batches are dropped, whichever stream they are
 * of.
 */
public record LogEventService(Call call) {

	/** Bytes of events, counted as AWS counts them. */
	static final int MOST_BYTES = 1_000_000;

	private static final int EVENT = 26;

	private static final String SIZE = "size";

	/**
	 * The events of a batch of a stream; none where there is no such batch.
	 */
	public List<OutputLogEvent> batch(String group, String stream, String batch) {
		return this.call.find(ResourceTypes.LOG_EVENTS, id(LogStreamService.id(group, stream), batch))
			.map((kept) -> kept.model().events())
			.orElse(List.of());
	}

	/**
	 * Keeps a batch, in the place of an earlier one of its name.
	 */
	public void keep(String group, String stream, String batch, List<OutputLogEvent> events) {
		int size = events.stream().mapToInt(LogEventService::size).sum();
		this.call
			.put(this.call
				.created(ResourceTypes.LOG_EVENTS, id(LogStreamService.id(group, stream), batch),
						GetLogEventsResponse.builder().events(events).build())
				.withAttribute(SIZE, Integer.toString(size)));
		List<Resource<GetLogEventsResponse>> all = this.call.stream(ResourceTypes.LOG_EVENTS).toList();
		int surplus = all.stream().mapToInt(LogEventService::size).sum() - MOST_BYTES;
		for (int oldest = 0; surplus > 0 && oldest < all.size() - 1; oldest++) {
			this.call.remove(all.get(oldest));
			surplus -= size(all.get(oldest));
		}
	}

	/**
	 * The events of a stream that are seen, in the order of their timestamps.
	 */
	List<OutputLogEvent> of(Resource<LogGroup> group, Resource<LogStream> stream) {
		return batches(stream.id()).flatMap((batch) -> seen(group, batch))
			.sorted(Comparator.comparing(OutputLogEvent::timestamp))
			.toList();
	}

	/**
	 * The events of a group that are seen, each with the name of its stream.
	 */
	Stream<Map.Entry<String, OutputLogEvent>> of(Resource<LogGroup> group) {
		return batches(group.id()).flatMap((batch) -> seen(group, batch)
			.map((event) -> Map.entry(stream(batch).substring(group.id().length() + 1), event)));
	}

	/**
	 * The timestamps of the last events that are seen, by the stream's id.
	 */
	Map<String, Long> lastTimestamps(Resource<LogGroup> group) {
		Map<String, Long> last = new HashMap<>();
		batches(group.id()).forEach((batch) -> seen(group, batch)
			.forEach((event) -> last.merge(stream(batch), event.timestamp(), Math::max)));
		return last;
	}

	long storedBytes(Resource<LogGroup> group) {
		return of(group).mapToLong((event) -> size(event.getValue())).sum();
	}

	/**
	 * Deletes all events of a group or stream.
	 */
	void delete(String owner) {
		batches(owner).toList().forEach(this.call::remove);
	}

	private Stream<OutputLogEvent> seen(Resource<LogGroup> group, Resource<GetLogEventsResponse> batch) {
		Integer days = group.model().retentionInDays();
		return batch.model()
			.events()
			.stream()
			.filter((event) -> event.ingestionTime() <= this.call.now().toEpochMilli())
			.filter((event) -> days == null || this.call.time()
				.since(Instant.ofEpochMilli(event.timestamp()))
				.compareTo(Duration.ofDays(days)) < 0);
	}

	/**
	 * The batches of a group or stream.
	 */
	private Stream<Resource<GetLogEventsResponse>> batches(String owner) {
		String prefix = id(owner, "");
		return this.call.stream(ResourceTypes.LOG_EVENTS).filter((batch) -> batch.id().startsWith(prefix));
	}

	/**
	 * The id of a batch's stream: no batch has a colon in its name.
	 */
	private static String stream(Resource<GetLogEventsResponse> batch) {
		return batch.id().substring(0, batch.id().lastIndexOf(':'));
	}

	private static String id(String owner, String batch) {
		return owner + ":" + batch;
	}

	private static int size(Resource<GetLogEventsResponse> batch) {
		return Integer.parseInt(batch.attributes().get(SIZE));
	}

	static int size(OutputLogEvent event) {
		return event.message().getBytes(StandardCharsets.UTF_8).length + EVENT;
	}

}
