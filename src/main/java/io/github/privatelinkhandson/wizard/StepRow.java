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
 * @param awaited the name of the step it waits for; null where it waits for AWS, or not
 * at all
 * @param advice the key of what to do about its failure
 */
record StepRow(LabView.Step step, PlannedStep plan, Duration elapsed, Duration typical, @Nullable String awaited,
		@Nullable String advice) {

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
	 * What AWS calls the state that it is in; null where it waits for another step.
	 */
	public @Nullable String state() {
		return (this.awaited == null) ? this.step.waitingFor() : null;
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
