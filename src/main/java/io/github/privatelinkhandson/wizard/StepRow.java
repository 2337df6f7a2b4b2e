package io.github.privatelinkhandson.wizard;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.PlannedStep;

/**
 * A step as a page shows it: what it does, how far it is, and how long it takes.
 *
 * @param elapsed how long it has been worked on, or took
 * @param typical how long it usually takes in this lab
 * @param awaits the step it waits for; null where it waits for AWS, or not at all
 */
record StepRow(LabView.Step step, PlannedStep plan, Duration elapsed, Duration typical, LabView.@Nullable Step awaits) {

	private static final Set<String> IN_FLIGHT = Set.of("creating", "waiting", "deleting");

	public String key() {
		return this.step.key();
	}

	public String status() {
		return this.step.status();
	}

	/**
	 * How long AWS usually takes for it.
	 */
	public Duration onAws() {
		return Duration.ofSeconds(this.plan.typicalSeconds());
	}

	/**
	 * Whether AWS is at work on it now.
	 */
	public boolean inFlight() {
		return IN_FLIGHT.contains(status()) && this.step.startedAt() != null;
	}

	/**
	 * The name of the step it waits for; null where it waits for AWS, or not at all.
	 */
	public @Nullable String awaited() {
		return (this.awaits != null) ? this.awaits.name() : null;
	}

	/**
	 * Whether it waits for a step that has failed.
	 */
	public boolean heldUp() {
		return this.awaits != null && this.awaits.error() != null;
	}

	/**
	 * Whether it has failed, and nothing that it needs has.
	 */
	public boolean cause() {
		return this.step.error() != null && this.step.error().cause();
	}

	/**
	 * What AWS calls the state that it is in; null where it waits for another step.
	 */
	public @Nullable String state() {
		return (this.awaits == null) ? this.step.waitingFor() : null;
	}

	/**
	 * The key of the message that says what type of thing it is.
	 */
	public String type() {
		return "type." + this.step.type().replace("::", ".");
	}

	/**
	 * Whether it has taken much longer than usual.
	 */
	public boolean slow() {
		return inFlight() && this.elapsed.compareTo(this.typical.multipliedBy(2).plusSeconds(30)) > 0;
	}

	/**
	 * The side of the hands-on it belongs to, where its key says so: {@code a} (consumer)
	 * or {@code b} (provider).
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
