package io.github.privatelinkhandson.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.problem.ConflictException;

/**
 * Lengthens and ends the time of labs.
 */
@Service
public class LabLeases {

	/** After a teardown that left something, it is tried again then. */
	private static final Duration PAUSE = Duration.ofMinutes(15);

	private final Labs labs;

	private final LabSettings settings;

	private final ConsoleId console;

	private final Clock clock;

	LabLeases(Labs labs, LabSettings settings, ConsoleId console, Clock clock) {
		this.labs = labs;
		this.settings = settings;
		this.console = console;
		this.clock = clock;
	}

	/**
	 * Returns the end of a lab that starts at this time, unless another is given.
	 */
	public Instant usualEnd(Instant start) {
		return this.settings.end(start);
	}

	/**
	 * Begins the lease of a lab of this console.
	 */
	public Lab.Lease begin(Instant start, Instant end, @Nullable String workshop) {
		Instant longest = this.settings.latestEnd(start);
		return new Lab.Lease(start, end, workshop, end.isAfter(longest) ? end : longest, this.console.value());
	}

	/**
	 * Lets a lab last longer, up to the longest time that the settings allow.
	 * @throws ConflictException if the lab is being or has been taken down; with code
	 * {@code lab-longest} if it lasts as long as it can already
	 * @throws IllegalArgumentException if it would not last longer
	 */
	public Lab extend(String id, Duration by) {
		if (by.isNegative() || by.isZero()) {
			throw new IllegalArgumentException("A lab is extended by one minute or more");
		}
		return this.labs.change(id, (lab) -> {
			lab.requireActive("extend");
			Instant latest = lab.createdAt().plus(this.settings.longest());
			if (!lab.endsAt().isBefore(latest)) {
				throw new ConflictException("lab-longest", "Lab " + id + " cannot last longer than until " + latest);
			}
			Instant longer = lab.endsAt().plus(by);
			return lab.endingAt(longer.isBefore(latest) ? longer : latest);
		});
	}

	/**
	 * Has a lab taken down at that time, or at once if it has passed, however long labs
	 * last otherwise.
	 */
	public Lab expireAt(String id, Instant end) {
		return this.labs.change(id, (lab) -> lab.endingAt(end));
	}

	/**
	 * Sets out to take a lab down if its time is over.
	 */
	public Lab end(String id) {
		Instant now = this.clock.instant();
		return this.labs.change(id, (lab) -> lab.isOver(now) ? lab.end(now.plus(PAUSE)) : lab);
	}

	/**
	 * Puts the end of a lab off that cannot be taken down now.
	 */
	public Lab postpone(String id) {
		Instant now = this.clock.instant();
		return this.labs.change(id, (lab) -> lab.isOver(now) ? lab.endingAt(now.plus(PAUSE)) : lab);
	}

}
