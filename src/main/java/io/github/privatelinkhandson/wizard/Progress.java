package io.github.privatelinkhandson.wizard;

import java.time.Duration;
import java.util.List;

import io.github.privatelinkhandson.provisioning.StepStatus;

/**
 * Progress of a stage: steps done of all, those being worked on, those that failed or are
 * wrong, and about how long the rest takes.
 */
record Progress(long ready, int total, long inFlight, long failed, Duration remaining) {

	static Progress of(List<StepRow> rows, Duration remaining) {
		return new Progress(rows.stream().filter((row) -> row.status() == StepStatus.READY).count(), rows.size(),
				rows.stream().filter(StepRow::inFlight).count(),
				rows.stream().filter((row) -> row.status().isStuck()).count(), remaining);
	}

}
