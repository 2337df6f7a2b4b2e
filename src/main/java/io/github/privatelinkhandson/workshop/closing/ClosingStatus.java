package io.github.privatelinkhandson.workshop.closing;

import java.util.List;

import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;

/**
 * The progress of a workshop's teardown.
 */
record ClosingStatus(Workshop workshop, WorkshopStatus status, List<LabOutcome> labs) {

	public boolean complete() {
		return this.labs.stream().allMatch(LabOutcome::gone);
	}

	public long gone() {
		return this.labs.stream().filter(LabOutcome::gone).count();
	}

	public int resources() {
		return this.labs.stream().mapToInt((lab) -> lab.receipt().resources().size()).sum();
	}

	public long verified() {
		return this.labs.stream().mapToLong(LabOutcome::verified).sum();
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
