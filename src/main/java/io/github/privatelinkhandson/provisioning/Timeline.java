package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The times of a step.
 *
 * @param unseenSince since when it may be there without being observed; null where it is
 * observed, or AWS was not asked for it
 * @param waitingSince since when it has been observed, again and again, not to be ready
 */
public record Timeline(@Nullable Instant startedAt, @Nullable Instant readyAt, @Nullable Instant goneAt,
		@Nullable Instant unseenSince, @Nullable Instant waitingSince) {

	static final Timeline EMPTY = new Timeline(null, null, null, null, null);

	/**
	 * Returns the times of a step that was started and has not been observed since.
	 */
	Timeline unseen(@Nullable Instant since) {
		return new Timeline(this.startedAt, null, null, since, null);
	}

	/**
	 * Returns the times of a step that was started, at the latest now.
	 */
	Timeline started(Instant now) {
		Instant start = (this.startedAt != null && this.goneAt == null) ? this.startedAt : now;
		return new Timeline(start, null, null, null, null);
	}

	Timeline waiting(Instant now, Instant since) {
		return new Timeline(started(now).startedAt, null, null, null, since);
	}

	/**
	 * Returns the times of a step that is ready, at the latest now.
	 */
	Timeline ready(Instant now) {
		return new Timeline(started(now).startedAt, (this.readyAt != null) ? this.readyAt : now, null, null, null);
	}

	/**
	 * Returns the times of a step that was ready and is not observed any more.
	 */
	Timeline missing(Instant now) {
		return new Timeline(this.startedAt, this.readyAt, null, now, null);
	}

	/**
	 * Returns the times of a step that is taken down.
	 * @param at when its absence was verified
	 */
	Timeline gone(@Nullable Instant at) {
		return new Timeline(this.startedAt, this.readyAt, at, null, null);
	}

	boolean isUnseenWithin(Duration time, Instant now) {
		return this.unseenSince != null && this.unseenSince.plus(time).isAfter(now);
	}

	/**
	 * Returns the latest time by which the resource must have been created.
	 */
	Instant latestCreation() {
		return Stream.of(this.readyAt, this.unseenSince, this.startedAt)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(Instant.MIN);
	}

}
