package io.github.privatelinkhandson.workshop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;

/**
 * An event at which people walk through the hands-on together.
 *
 * @param version counts changes of the workshop and its participants
 */
public record Workshop(String id, @JsonUnwrapped Details details, @JsonUnwrapped Schedule schedule,
		ParticipationRules rules, @JsonUnwrapped Origin origin, @JsonUnwrapped Lifecycle lifecycle, long version) {

	public String name() {
		return this.details.name();
	}

	public CloudMode mode() {
		return this.details.mode();
	}

	public List<String> regions() {
		return this.details.regions();
	}

	public int capacity() {
		return this.details.capacity();
	}

	public @Nullable String language() {
		return this.details.language();
	}

	public Instant startsAt() {
		return this.schedule.startsAt();
	}

	public Instant endsAt() {
		return this.schedule.endsAt();
	}

	public Duration extension() {
		return this.schedule.extension();
	}

	public String joinCode() {
		return this.origin.joinCode();
	}

	public Instant createdAt() {
		return this.origin.createdAt();
	}

	public String createdBy() {
		return this.origin.createdBy();
	}

	public @Nullable Instant tornDownAt() {
		return this.lifecycle.tornDownAt();
	}

	public @Nullable Instant closedAt() {
		return this.lifecycle.closedAt();
	}

	public @Nullable String closeReason() {
		return this.lifecycle.closeReason();
	}

	public WorkshopStatus status(Instant now) {
		if (closedAt() != null) {
			return WorkshopStatus.CLOSED;
		}
		if (tornDownAt() != null) {
			return WorkshopStatus.TEARING_DOWN;
		}
		if (now.isBefore(startsAt())) {
			return WorkshopStatus.PLANNED;
		}
		return now.isBefore(endsAt()) ? WorkshopStatus.RUNNING : WorkshopStatus.OVER;
	}

	/**
	 * Returns the workshop started now, if it was planned for later. It lasts as long as
	 * planned.
	 */
	Workshop start(Instant now) {
		return now.isBefore(startsAt()) ? with(this.schedule.between(now, now.plus(this.schedule.duration())),
				new Lifecycle(tornDownAt(), null, null)) : this;
	}

	/**
	 * Returns the workshop with another plan; its mode stays.
	 * @throws ConflictException with code {@code workshop-begun} if it is not planned for
	 * later
	 */
	Workshop edit(WorkshopPlan plan, Instant now) {
		if (status(now) != WorkshopStatus.PLANNED) {
			throw new ConflictException("workshop-begun");
		}
		Details changed = new Details(plan.details().name(), mode(), plan.details().regions(),
				plan.details().capacity(), plan.details().language());
		return new Workshop(this.id, changed, plan.schedule(), plan.rules(), this.origin, this.lifecycle,
				this.version + 1);
	}

	/**
	 * Returns the workshop for another number of participants.
	 * @throws ConflictException if it is closed
	 */
	Workshop withCapacity(int capacity) {
		requireNotClosed();
		Details changed = new Details(name(), mode(), regions(), capacity, language());
		return new Workshop(this.id, changed, this.schedule, this.rules, this.origin, this.lifecycle, this.version + 1);
	}

	/**
	 * Ends later: after the end as it is, or after this moment if that has passed.
	 * @throws ConflictException if its teardown has begun
	 */
	Workshop extend(Instant now, Duration by) {
		if (tornDownAt() != null || closedAt() != null) {
			throw new ConflictException("workshop-closed");
		}
		Instant from = now.isBefore(endsAt()) ? endsAt() : now;
		return with(this.schedule.between(startsAt(), from.plus(by)), Lifecycle.OPEN);
	}

	Workshop withRules(ParticipationRules changed) {
		return new Workshop(this.id, this.details, this.schedule, changed, this.origin, this.lifecycle,
				this.version + 1);
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
		requireNotClosed();
		Instant end = now.isBefore(endsAt()) ? now : endsAt();
		Instant start = end.isBefore(startsAt()) ? end : startsAt();
		Instant begun = (tornDownAt() != null) ? tornDownAt() : now;
		return with(this.schedule.between(start, end), new Lifecycle(begun, null, null));
	}

	/**
	 * Returns the workshop closed.
	 * @param reason for closing it with resources left; null if none are
	 */
	Workshop close(Instant now, @Nullable String reason) {
		requireNotClosed();
		return with(this.schedule, new Lifecycle(tornDownAt(), now, reason));
	}

	private void requireNotClosed() {
		if (closedAt() != null) {
			throw new ConflictException("workshop-closed");
		}
	}

	private Workshop with(Schedule changed, Lifecycle reached) {
		return new Workshop(this.id, this.details, changed, this.rules, this.origin, reached, this.version + 1);
	}

	/**
	 * Name, place and size of a workshop.
	 *
	 * @param regions the regions among which labs are distributed
	 * @param capacity the maximal number of participants
	 * @param language the language of invitations, {@code ja} or {@code en}; null for
	 * each reader's own
	 */
	public record Details(String name, CloudMode mode, List<String> regions, int capacity, @Nullable String language) {

		public Details {
			regions = List.copyOf(regions);
		}

	}

	/**
	 * Start and end of a workshop.
	 *
	 * @param extension the duration of one extension
	 */
	public record Schedule(Instant startsAt, Instant endsAt, Duration extension) {

		Duration duration() {
			return Duration.between(this.startsAt, this.endsAt);
		}

		Schedule between(Instant start, Instant end) {
			return new Schedule(start, end, this.extension);
		}

	}

	/**
	 * The creation of a workshop.
	 *
	 * @param joinCode the code for joining; it is public in the room and gives no access
	 * to labs
	 * @param createdBy the facilitator's name
	 */
	public record Origin(String joinCode, Instant createdAt, String createdBy) {

	}

	/**
	 * Progress of a workshop after its end.
	 *
	 * @param tornDownAt the time at which the teardown was requested
	 * @param closeReason the reason for closing it with resources left; null if none were
	 */
	public record Lifecycle(@Nullable Instant tornDownAt, @Nullable Instant closedAt, @Nullable String closeReason) {

		static final Lifecycle OPEN = new Lifecycle(null, null, null);

	}

}
