package io.github.privatelinkhandson.wizard;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.PlannedStep;
import io.github.privatelinkhandson.provisioning.StepStatus;

/**
 * Row of a step on a page: what it does, how far it is, and how long it takes.
 *
 * @param elapsed how long it has been worked on, or took
 * @param typical how long it usually takes in this lab
 * @param awaits the step it waits for; null where it waits for AWS, or not at all
 */
record StepRow(LabView.Step step, PlannedStep plan, Duration elapsed, Duration typical, LabView.@Nullable Step awaits) {

	private static final Set<StepStatus> IN_FLIGHT = EnumSet.of(StepStatus.CREATING, StepStatus.WAITING,
			StepStatus.DELETING);

	public String key() {
		return this.step.key();
	}

	public StepStatus status() {
		return this.step.status();
	}

	/**
	 * Returns the time that AWS usually takes for it.
	 */
	public Duration onAws() {
		return Duration.ofSeconds(this.plan.typicalSeconds());
	}

	/**
	 * Tells that AWS is at work on it now.
	 */
	public boolean inFlight() {
		return IN_FLIGHT.contains(status()) && this.step.startedAt() != null;
	}

	/**
	 * Returns the name of the step it waits for; null where it waits for AWS, or not at
	 * all.
	 */
	public @Nullable String awaited() {
		return (this.awaits != null) ? this.awaits.name() : null;
	}

	/**
	 * Tells that it waits for a step that has failed.
	 */
	public boolean heldUp() {
		return this.awaits != null && this.awaits.error() != null && this.awaits.nextTryAt() == null;
	}

	public boolean cause() {
		return this.step.cause();
	}

	/**
	 * Returns AWS's name of the state that it is in; null where it waits for another
	 * step.
	 */
	public @Nullable String state() {
		return (this.awaits == null && this.step.error() == null) ? this.step.waitingFor() : null;
	}

	/**
	 * Returns the key of the message that names its type.
	 */
	public String type() {
		return "type." + this.step.type().replace("::", ".");
	}

	/**
	 * Tells that AWS has put it off, or that a read that it needs fails, and that it is
	 * tried again by itself.
	 */
	public boolean postponed() {
		return this.step.error() != null && this.step.nextTryAt() != null
				&& (status() == StepStatus.PENDING || status() == StepStatus.WAITING);
	}

	/**
	 * Tells that it has taken more than twice as long as usual, and half a minute.
	 */
	public boolean slow() {
		return inFlight() && this.elapsed.compareTo(this.typical.multipliedBy(2).plusSeconds(30)) > 0;
	}

	/**
	 * Returns the side of the hands-on it belongs to, where its key says so: {@code a}
	 * (consumer) or {@code b} (provider).
	 */
	public String side() {
		for (String word : key().split("-")) {
			if (word.equals("a") || word.equals("b")) {
				return word;
			}
		}
		return "";
	}

}
