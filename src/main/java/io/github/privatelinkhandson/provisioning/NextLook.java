package io.github.privatelinkhandson.provisioning;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.ReadFailure;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * Collects when to look at a lab next, and what to read then.
 */
public class NextLook {

	private final Snapshot snapshot;

	private final Map<ReadKind, Instant> reads = new EnumMap<>(ReadKind.class);

	private @Nullable Instant earliest;

	/**
	 * Creates it for a lab of which that was read.
	 */
	public NextLook(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	/**
	 * Looks at the lab at that time.
	 */
	public void at(Instant time) {
		this.earliest = earlier(this.earliest, time);
	}

	/**
	 * Reads a kind at that time; one that is failing not before it is tried again.
	 */
	public void read(ReadKind kind, Instant at) {
		ReadFailure failure = this.snapshot.read(kind).failure();
		Instant when = (failure != null && failure.nextTryAt().isAfter(at)) ? failure.nextTryAt() : at;
		this.reads.merge(kind, when, NextLook::earlier);
		at(when);
	}

	/**
	 * Returns the plan of all that.
	 * @param acted whether AWS was asked for something
	 * @param wholeAccount whether the reads concern all that the account has
	 * @param idle when to look if there is nothing to look at
	 */
	public LabPlan plan(boolean acted, boolean wholeAccount, Instant idle) {
		return new LabPlan(acted, (this.earliest != null) ? this.earliest : idle, this.reads, wholeAccount);
	}

	private static Instant earlier(@Nullable Instant one, Instant other) {
		return (one != null && one.isBefore(other)) ? one : other;
	}

}
