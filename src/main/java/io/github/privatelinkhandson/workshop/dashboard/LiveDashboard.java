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
 * A workshop that is watched: its latest board, and what was read for it. When it is
 * refreshed, only those labs are read again that have changed.
 */
public class LiveDashboard {

	/** So long a lab counts as read: what it has cost changes by itself. */
	private static final Duration FRESH = Duration.ofMinutes(1);

	private final String workshop;

	/** Versions of one room are not those of another, also after a restart. */
	private final String origin = UUID.randomUUID().toString().substring(0, 8);

	private final DashboardService dashboards;

	private final Map<String, Read> read = new HashMap<>();

	private @Nullable Dashboard board;

	private long version;

	LiveDashboard(String workshop, DashboardService dashboards) {
		this.workshop = workshop;
		this.dashboards = dashboards;
	}

	/**
	 * Brings the board up to date.
	 * @return what has changed of it
	 */
	public synchronized Change refresh() {
		@Nullable Dashboard before = this.board;
		Dashboard after = this.dashboards.board(this.workshop, this::standings);
		this.board = after;
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
		boolean summary = !after.summary().equals(before.summary()) || !after.workshop().equals(before.workshop());
		if (summary || !rows.isEmpty()) {
			this.version++;
		}
		return new Change(version(), rows, summary);
	}

	/**
	 * The board as it was when it was last refreshed.
	 */
	public synchronized Seen seen() {
		if (this.board == null) {
			refresh();
		}
		return new Seen(version(), Objects.requireNonNull(this.board));
	}

	/**
	 * Whether that lab is one of the room's, as far as is known.
	 */
	public synchronized boolean has(String lab) {
		return this.read.containsKey(lab);
	}

	private String version() {
		return this.origin + "-" + this.version;
	}

	private List<LabProgress> standings(List<Lab> labs) {
		Instant now = this.dashboards.now();
		List<Lab> changed = labs.stream().filter((lab) -> {
			@Nullable Read known = this.read.get(lab.id());
			return known == null || known.version() != lab.version() || known.at().isBefore(now.minus(FRESH));
		}).toList();
		this.dashboards.standings(changed)
			.forEach((standing) -> this.read.put(standing.lab().id(),
					new Read(standing.lab().version(), now, standing)));
		return labs.stream().map((lab) -> Objects.requireNonNull(this.read.get(lab.id())).standing()).toList();
	}

	private record Read(long version, Instant at, LabProgress standing) {
	}

	/**
	 * A board, and the version that those who watch it know it by.
	 */
	public record Seen(String version, Dashboard board) {

	}

	/**
	 * What has changed of a room.
	 *
	 * @param rows the participants whose lines have
	 * @param summary whether what it adds up to has
	 */
	public record Change(String version, Set<String> rows, boolean summary) {

		public boolean any() {
			return this.summary || !this.rows.isEmpty();
		}

	}

}
