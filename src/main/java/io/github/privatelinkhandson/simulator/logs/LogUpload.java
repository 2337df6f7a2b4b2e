package io.github.privatelinkhandson.simulator.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * The events of a PutLogEvents call, and AWS's rules for them: in chronological order
 * within a day, not older than fourteen days or the group's retention, not two hours
 * ahead.
 *
 * @param retention days that the group keeps events; null for ever
 */
record LogUpload(List<InputLogEvent> events, Call call, @Nullable Integer retention) {

	private static final int MOST_BYTES = 1_048_576;

	private static final Duration AHEAD = Duration.ofHours(2);

	private static final int DAYS_BACK = 14;

	void check() {
		for (int i = 1; i < this.events.size(); i++) {
			if (this.events.get(i).timestamp() < this.events.get(i - 1).timestamp()) {
				throw AwsError.of("InvalidParameterException",
						"Log events in a single PutLogEvents request must be in chronological order.");
			}
		}
		long span = this.events.get(this.events.size() - 1).timestamp() - this.events.get(0).timestamp();
		if (span > Duration.ofDays(1).toMillis()) {
			throw AwsError.of("InvalidParameterException",
					"The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
		}
		int bytes = this.events.stream().map(this::output).mapToInt(LogEventService::size).sum();
		if (bytes > MOST_BYTES) {
			throw AwsError.of("InvalidParameterException", "Upload too large: %d bytes exceeds limit of %d", bytes,
					MOST_BYTES);
		}
	}

	List<OutputLogEvent> taken() {
		return this.events.subList(begin(), end()).stream().map(this::output).toList();
	}

	Optional<RejectedLogEventsInfo> rejected() {
		int tooOld = countBefore(oldest(DAYS_BACK));
		int expired = (this.retention != null) ? countBefore(oldest(this.retention)) : 0;
		if (begin() == 0 && end() == this.events.size()) {
			return Optional.empty();
		}
		return Optional.of(RejectedLogEventsInfo.builder()
			.tooOldLogEventEndIndex((tooOld > 0) ? tooOld : null)
			.expiredLogEventEndIndex((expired > 0) ? expired : null)
			.tooNewLogEventStartIndex((end() < this.events.size()) ? end() : null)
			.build());
	}

	private int begin() {
		int days = Math.min(DAYS_BACK, Objects.requireNonNullElse(this.retention, DAYS_BACK));
		return Math.min(countBefore(oldest(days)), end());
	}

	private int end() {
		return countBefore(this.call.now().plus(AHEAD).plusMillis(1));
	}

	private Instant oldest(int days) {
		return this.call.now().minus(Duration.ofDays(days));
	}

	private int countBefore(Instant time) {
		return (int) this.events.stream().filter((event) -> event.timestamp() < time.toEpochMilli()).count();
	}

	private OutputLogEvent output(InputLogEvent event) {
		return OutputLogEvent.builder()
			.timestamp(event.timestamp())
			.message(event.message())
			.ingestionTime(this.call.now().toEpochMilli())
			.build();
	}

}
