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
 * Reads how many more labs the accounts of a workshop can hold, at most once a minute for
 * each workshop.
 */
@Service
class RemainingCapacity {

	private static final Duration CACHE_LIFETIME = Duration.ofMinutes(1);

	private final Map<String, CachedReport> reports = new ConcurrentHashMap<>();

	private final Preflight preflight;

	private final Clock clock;

	RemainingCapacity(Preflight preflight, Clock clock) {
		this.preflight = preflight;
		this.clock = clock;
	}

	/**
	 * Returns the remaining capacity. Failures of AWS are part of the report.
	 */
	PreflightReport of(Workshop workshop) {
		Instant now = this.clock.instant();
		return this.reports.compute(workshop.id(), (id, known) -> {
			if (known != null && now.isBefore(known.at().plus(CACHE_LIFETIME))) {
				return known;
			}
			return new CachedReport(now,
					this.preflight.inRegions(workshop.mode(), workshop.regions(), 1, CACHE_LIFETIME));
		}).report();
	}

	private record CachedReport(Instant at, PreflightReport report) {

	}

}
