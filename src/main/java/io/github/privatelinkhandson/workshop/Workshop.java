package io.github.privatelinkhandson.workshop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;

/**
 * An event at which people walk through the hands-on together.
 *
 * @param regions the regions among which labs are distributed
 * @param extension the duration of one extension
 * @param capacity the maximal number of participants
 * @param language the language of invitations, {@code ja} or {@code en}; null for each
 * reader's own
 * @param joinCode the code for joining; it is public in the room and gives no access to
 * labs
 * @param createdBy the facilitator's name
 * @param tornDownAt the time at which the teardown was requested
 * @param closeReason the reason for closing it with resources left; null if none were
 * @param version counts changes of the workshop and its participants
 */
public record Workshop(String id, String name, CloudMode mode, List<String> regions, Instant startsAt, Instant endsAt,
		Duration extension, int capacity, @Nullable String language, ParticipationRules rules, String joinCode,
		Instant createdAt, String createdBy, @Nullable Instant tornDownAt, @Nullable Instant closedAt,
		@Nullable String closeReason, long version) {

	public WorkshopStatus status(Instant now) {
		if (this.closedAt != null) {
			return WorkshopStatus.CLOSED;
		}
		if (this.tornDownAt != null) {
			return WorkshopStatus.TEARING_DOWN;
		}
		if (now.isBefore(this.startsAt)) {
			return WorkshopStatus.PLANNED;
		}
		return now.isBefore(this.endsAt) ? WorkshopStatus.RUNNING : WorkshopStatus.OVER;
	}

	/**
	 * Returns the workshop started now, if it was planned for later.
	 */
	Workshop start(Instant now) {
		return now.isBefore(this.startsAt) ? with(now, this.endsAt, this.rules, this.tornDownAt, null, null) : this;
	}

	/**
	 * Ends later: after the end as it is, or after this moment if that has passed.
	 * @throws ConflictException if its teardown has begun
	 */
	Workshop extend(Instant now, Duration by) {
		requireNotClosing();
		Instant from = now.isBefore(this.endsAt) ? this.endsAt : now;
		return with(this.startsAt, from.plus(by), this.rules, null, null, null);
	}

	Workshop withRules(ParticipationRules changed) {
		return with(this.startsAt, this.endsAt, changed, this.tornDownAt, this.closedAt, this.closeReason);
	}

	/**
	 * Returns the workshop with the stages up to the given one open for all. Open stages
	 * stay open.
	 */
	Workshop open(StageKey stage) {
		StageKey further = (stage.compareTo(this.rules.opened()) > 0) ? stage : this.rules.opened();
		return withRules(new ParticipationRules(this.rules.spoilers(), this.rules.skipping(), further));
	}

	/**
	 * Ends it for good.
	 * @throws ConflictException if it is closed
	 */
	Workshop tearDown(Instant now) {
		if (this.closedAt != null) {
			throw new ConflictException("workshop-closed");
		}
		Instant end = now.isBefore(this.endsAt) ? now : this.endsAt;
		Instant begun = (this.tornDownAt != null) ? this.tornDownAt : now;
		return with(end.isBefore(this.startsAt) ? end : this.startsAt, end, this.rules, begun, null, null);
	}

	/**
	 * Returns the workshop closed.
	 * @param reason for closing it with resources left; null if none are
	 */
	Workshop close(Instant now, @Nullable String reason) {
		if (this.closedAt != null) {
			throw new ConflictException("workshop-closed");
		}
		return with(this.startsAt, this.endsAt, this.rules, this.tornDownAt, now, reason);
	}

	private void requireNotClosing() {
		if (this.tornDownAt != null || this.closedAt != null) {
			throw new ConflictException("workshop-closed");
		}
	}

	private Workshop with(Instant start, Instant end, ParticipationRules changed, @Nullable Instant tornDown,
			@Nullable Instant closed, @Nullable String reason) {
		return new Workshop(this.id, this.name, this.mode, this.regions, start, end, this.extension, this.capacity,
				this.language, changed, this.joinCode, this.createdAt, this.createdBy, tornDown, closed, reason,
				this.version + 1);
	}

}
