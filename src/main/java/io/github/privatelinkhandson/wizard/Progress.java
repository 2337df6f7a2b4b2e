package io.github.privatelinkhandson.wizard;

import java.time.Duration;
import java.util.List;

/**
 * How far a stage is: steps done of all, those being worked on, those that failed, and
 * about how long the rest takes.
 */
record Progress(long ready, int total, long inFlight, long failed, Duration remaining) {

	static Progress of(List<StepRow> rows, Duration remaining) {
		return new Progress(count(rows, "ready"), rows.size(), rows.stream().filter(StepRow::inFlight).count(),
				count(rows, "failed"), remaining);
	}

	private static long count(List<StepRow> rows, String status) {
		return rows.stream().filter((row) -> row.status().equals(status)).count();
	}

}
