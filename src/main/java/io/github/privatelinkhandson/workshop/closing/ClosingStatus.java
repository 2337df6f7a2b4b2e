package io.github.privatelinkhandson.workshop.closing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;

/**
 * The progress of a workshop's teardown.
 */
record ClosingStatus(Workshop workshop, WorkshopStatus status, List<LabOutcome> labs, Instant now) {

	public boolean complete() {
		return this.labs.stream().allMatch(LabOutcome::gone);
	}

	public long gone() {
		return this.labs.stream().filter(LabOutcome::gone).count();
	}

	public int resources() {
		return this.labs.stream().mapToInt(LabOutcome::resources).sum();
	}

	public long verified() {
		return this.labs.stream().mapToLong(LabOutcome::verified).sum();
	}

	/**
	 * Estimates how long the teardown takes still, from its pace so far; null where that
	 * says nothing.
	 */
	public @Nullable Duration left() {
		@Nullable Instant begun = this.workshop.tornDownAt();
		if (begun == null || !tearingDown() || verified() == 0 || complete() || !stuck().isEmpty()) {
			return null;
		}
		return Duration.between(begun, this.now).multipliedBy(resources() - verified()).dividedBy(verified());
	}

	/**
	 * Returns the labs with resources that AWS has refused to delete.
	 */
	public List<LabOutcome> stuck() {
		return this.labs.stream().filter((lab) -> !lab.gone() && !lab.reasons().isEmpty()).toList();
	}

	public boolean tearingDown() {
		return this.status == WorkshopStatus.TEARING_DOWN;
	}

	public boolean closed() {
		return this.status == WorkshopStatus.CLOSED;
	}

}
