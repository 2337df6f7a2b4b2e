package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.preflight.Preflight;
import io.github.privatelinkhandson.workshop.preflight.PreflightReport;

/**
 * How many more labs the accounts of a workshop hold, asked of AWS once a minute at most,
 * however many dashboards are open.
 */
@Service
class RemainingCapacity {

	private static final Duration FRESH = Duration.ofMinutes(1);

	private final Map<String, Read> reads = new ConcurrentHashMap<>();

	private final Preflight preflight;

	private final Clock clock;

	RemainingCapacity(Preflight preflight, Clock clock) {
		this.preflight = preflight;
		this.clock = clock;
	}

	/**
	 * What is left. Failures of AWS are part of it.
	 */
	PreflightReport of(Workshop workshop) {
		Instant now = this.clock.instant();
		return this.reads.compute(workshop.id(), (id, known) -> {
			if (known != null && now.isBefore(known.at().plus(FRESH))) {
				return known;
			}
			return new Read(now, this.preflight.inRegions(workshop.mode(), workshop.regions(), 1, FRESH));
		}).report();
	}

	private record Read(Instant at, PreflightReport report) {

	}

}
