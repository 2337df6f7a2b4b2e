package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.provisioning.LabProgress;

/**
 * A workshop's latest dashboard with a cache of its labs' progress. A refresh reads only
 * the labs that have changed.
 */
public class LiveDashboard {

	/** Lifetime of a cached lab, whose costs grow without a change of its version. */
	private static final Duration CACHE_LIFETIME = Duration.ofMinutes(1);

	private final String workshop;

	/** Prefix that makes versions distinct between workshops and restarts. */
	private final String versionPrefix = UUID.randomUUID().toString().substring(0, 8);

	private final DashboardService dashboards;

	private final Map<String, CachedProgress> cache = new HashMap<>();

	private @Nullable Dashboard dashboard;

	private long version;

	LiveDashboard(String workshop, DashboardService dashboards) {
		this.workshop = workshop;
		this.dashboards = dashboards;
	}

	/**
	 * Refreshes the dashboard.
	 * @return the changes since the last refresh
	 */
	public synchronized Change refresh() {
		@Nullable Dashboard before = this.dashboard;
		Dashboard after = this.dashboards.board(this.workshop, this::currentProgress);
		this.dashboard = after;
		if (before == null) {
			this.version = 1;
			return new Change(version(), Set.of(), true);
		}
		Map<String, ParticipantRow> known = before.rows()
			.stream()
			.collect(Collectors.toMap(ParticipantRow::id, Function.identity()));
		Set<String> rows = after.rows()
			.stream()
			.filter((row) -> !row.equals(known.get(row.id())))
			.map(ParticipantRow::id)
			.collect(Collectors.toUnmodifiableSet());
		boolean summary = !after.summary().equals(before.summary()) || !after.workshop().equals(before.workshop())
				|| !after.crowds().equals(before.crowds());
		if (summary || !rows.isEmpty()) {
			this.version++;
		}
		return new Change(version(), rows, summary);
	}

	/**
	 * Returns the dashboard of the last refresh, refreshing it first if there is none.
	 */
	public synchronized Versioned current() {
		if (this.dashboard == null) {
			refresh();
		}
		return new Versioned(version(), Objects.requireNonNull(this.dashboard));
	}

	/**
	 * Returns whether the lab belongs to the workshop as of the last refresh.
	 */
	public synchronized boolean contains(String lab) {
		return this.cache.containsKey(lab);
	}

	private String version() {
		return this.versionPrefix + "-" + this.version;
	}

	private List<LabProgress> currentProgress(List<Lab> labs) {
		Instant now = this.dashboards.now();
		List<Lab> changed = labs.stream().filter((lab) -> {
			@Nullable CachedProgress known = this.cache.get(lab.id());
			return known == null || known.version() != lab.version() || known.at().isBefore(now.minus(CACHE_LIFETIME));
		}).toList();
		this.dashboards.readProgress(changed)
			.forEach((progress) -> this.cache.put(progress.lab().id(),
					new CachedProgress(progress.lab().version(), now, progress)));
		return labs.stream().map((lab) -> Objects.requireNonNull(this.cache.get(lab.id())).progress()).toList();
	}

	private record CachedProgress(long version, Instant at, LabProgress progress) {
	}

	/**
	 * A dashboard with its version.
	 */
	public record Versioned(String version, Dashboard dashboard) {

	}

	/**
	 * The changes between two refreshes.
	 *
	 * @param rows the ids of participants whose rows have changed
	 * @param summary whether the summary or the workshop has changed
	 */
	public record Change(String version, Set<String> rows, boolean summary) {

		public boolean any() {
			return this.summary || !this.rows.isEmpty();
		}

	}

}
