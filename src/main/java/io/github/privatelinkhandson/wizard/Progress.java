package io.github.privatelinkhandson.wizard;

import java.time.Duration;
import java.util.List;

import io.github.privatelinkhandson.provisioning.StepStatus;

/**
 * Progress of a stage: steps done of all, those being worked on, those that failed, and
 * about how long the rest takes.
 */
record Progress(long ready, int total, long inFlight, long failed, Duration remaining) {

	static Progress of(List<StepRow> rows, Duration remaining) {
		return new Progress(count(rows, StepStatus.READY), rows.size(), rows.stream().filter(StepRow::inFlight).count(),
				count(rows, StepStatus.FAILED), remaining);
	}

	private static long count(List<StepRow> rows, StepStatus status) {
		return rows.stream().filter((row) -> row.status() == status).count();
	}

}
