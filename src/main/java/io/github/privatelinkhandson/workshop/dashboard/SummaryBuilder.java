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

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabProgress;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Aggregates a dashboard's rows.
 */
final class SummaryBuilder {

	private SummaryBuilder() {
	}

	/**
	 * Aggregates the rows of a workshop.
	 * @param labs all labs of the workshop, including replaced ones, which have incurred
	 * costs too
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
		Map<Problem, Set<ParticipantRow>> people = new LinkedHashMap<>();
		for (ParticipantRow row : rows) {
			problems(row)
				.forEach((problem) -> people.computeIfAbsent(problem, (none) -> new LinkedHashSet<>()).add(row));
		}
		return people.entrySet()
			.stream()
			.map((entry) -> mistake(entry.getKey(), entry.getValue()))
			.sorted(Comparator.comparing((Summary.Mistake mistake) -> FailedCheck.isAbsent(mistake.code()))
				.thenComparing((mistake) -> -mistake.people().size())
				.thenComparing(Summary.Mistake::stage))
			.toList();
	}

	private static Summary.Mistake mistake(Problem problem, Set<ParticipantRow> rows) {
		StageKey stage = (problem.step() != null) ? Blueprint.step(problem.step()).stage()
				: rows.stream()
					.flatMap((row) -> Stream.ofNullable(row.present()))
					.map(CurrentActivity::stage)
					.min(Comparator.naturalOrder())
					.orElse(StageKey.VPC);
		return new Summary.Mistake(stage, problem.step(), problem.operation(), problem.code(),
				rows.stream().map(ParticipantRow::name).toList(), rows.stream().map(ParticipantRow::id).toList());
	}

	private static Stream<Problem> problems(ParticipantRow row) {
		return Stream.concat(problemsOfSteps(row),
				row.byHand()
					.refused()
					.stream()
					.map((call) -> new Problem(null, call.operation(), Objects.requireNonNull(call.errorCode()))));
	}

	private static Stream<Problem> problemsOfSteps(ParticipantRow row) {
		Stream<Problem> checks = row.failing()
			.stream()
			.filter(FailedCheck::mistake)
			.map((check) -> new Problem(check.step(), null, check.code()));
		@Nullable CurrentActivity present = row.present();
		if (present == null || present.code() == null || present.step() == null) {
			return checks;
		}
		return Stream.concat(Stream.of(new Problem(present.step(), null, present.code())), checks);
	}

	private static BigDecimal dollars(Collection<LabProgress> labs, Function<LabView.Cost, BigDecimal> cost) {
		return labs.stream()
			.map((progress) -> cost.apply(progress.lab().cost()))
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.setScale(2, RoundingMode.HALF_UP);
	}

	private static long count(List<ParticipantRow> rows, Predicate<ParticipantRow> condition) {
		return rows.stream().filter(condition).count();
	}

	private record Problem(@Nullable String step, @Nullable String operation, String code) {
	}

}
