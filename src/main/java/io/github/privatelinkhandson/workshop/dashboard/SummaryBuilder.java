package io.github.privatelinkhandson.workshop.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabProgress;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * Adds up a room's lines.
 */
final class SummaryBuilder {

	/** What is merely not there yet is a mistake only when it is checked again. */
	private static final Set<String> NOT_THERE = Set.of("missing", "not-set");

	private SummaryBuilder() {
	}

	/**
	 * Adds up a room.
	 * @param labs all of its labs, also those that were given up, for they have cost
	 * something too
	 */
	static Summary of(List<ParticipantRow> rows, int capacity, Collection<LabProgress> labs) {
		return new Summary(rows.size(), capacity, count(rows, ParticipantRow::finished),
				count(rows, ParticipantRow::failed), count(rows, (row) -> row.stuck() != null),
				count(rows, (row) -> row.hand() != null),
				Stream.of(StageKey.values()).map((stage) -> stage(rows, stage)).toList(), mistakes(rows),
				rows.stream()
					.filter((row) -> row.hand() != null)
					.sorted(Comparator.comparing((row) -> Objects.requireNonNull(row.hand()).raisedAt()))
					.toList(),
				dollars(labs, LabView.Cost::hourlyUsd), dollars(labs, LabView.Cost::soFarUsd));
	}

	private static Summary.StageCount stage(List<ParticipantRow> rows, StageKey stage) {
		Map<ParticipantRow, Long> taken = new LinkedHashMap<>();
		for (ParticipantRow row : rows) {
			row.cells()
				.stream()
				.filter((cell) -> cell.stage() == stage)
				.forEach((cell) -> taken.computeIfAbsent(row, (any) -> cell.seconds()));
		}
		@Nullable ParticipantRow slowest = taken.keySet().stream().max(Comparator.comparing(taken::get)).orElse(null);
		@Nullable Long median = taken.isEmpty() ? null
				: DurationBaselines.median(taken.values().stream().map(Duration::ofSeconds).toList()).toSeconds();
		return new Summary.StageCount(stage,
				count(rows, (row) -> row.present() != null && row.present().stage() == stage), taken.size(), median,
				(slowest != null) ? taken.get(slowest) : null, (slowest != null) ? slowest.name() : null);
	}

	private static List<Summary.Mistake> mistakes(List<ParticipantRow> rows) {
		Map<Wrong, Set<String>> people = new LinkedHashMap<>();
		for (ParticipantRow row : rows) {
			wrongs(row)
				.forEach((wrong) -> people.computeIfAbsent(wrong, (none) -> new LinkedHashSet<>()).add(row.name()));
		}
		return people.entrySet()
			.stream()
			.map((entry) -> new Summary.Mistake(Blueprint.step(entry.getKey().step()).stage(), entry.getKey().step(),
					entry.getKey().code(), List.copyOf(entry.getValue())))
			.sorted(Comparator.comparing((Summary.Mistake mistake) -> NOT_THERE.contains(mistake.code()))
				.thenComparing((mistake) -> -mistake.people().size())
				.thenComparing(Summary.Mistake::stage))
			.toList();
	}

	private static Stream<Wrong> wrongs(ParticipantRow row) {
		Stream<Wrong> checks = row.failing()
			.stream()
			.filter((check) -> check.times() > 1 || !NOT_THERE.contains(check.code()))
			.map((check) -> new Wrong(check.step(), check.code()));
		@Nullable CurrentActivity present = row.present();
		if (present == null || present.code() == null || present.step() == null) {
			return checks;
		}
		return Stream.concat(Stream.of(new Wrong(present.step(), present.code())), checks);
	}

	private static BigDecimal dollars(Collection<LabProgress> labs, Function<LabView.Cost, BigDecimal> which) {
		return labs.stream()
			.map((standing) -> which.apply(standing.lab().cost()))
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.setScale(2, RoundingMode.HALF_UP);
	}

	private static long count(List<ParticipantRow> rows, Predicate<ParticipantRow> those) {
		return rows.stream().filter(those).count();
	}

	private record Wrong(String step, String code) {
	}

}
