package io.github.privatelinkhandson.workshop.closing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.dashboard.Summary;

/**
 * Adds up a report's rows, by people and not by labs.
 */
final class ReportFindings {

	private ReportFindings() {
	}

	/**
	 * Adds up the rows of those who take part, without those who were removed.
	 */
	static WorkshopReport.Findings of(List<WorkshopReport.Row> all, List<Participant> present, Summary summary) {
		Set<String> ids = present.stream().map(Participant::id).collect(Collectors.toSet());
		List<WorkshopReport.Row> rows = all.stream()
			.filter((row) -> row.person() != null && ids.contains(row.person().id()))
			.toList();
		List<WorkshopReport.Person> people = rows.stream().map(WorkshopReport.Row::person).toList();
		return new WorkshopReport.Findings(summary.stages().stream().map((count) -> stage(rows, count)).toList(),
				mistakes(people), people.stream().mapToInt(WorkshopReport.Person::hands).sum(),
				people.stream().mapToLong(WorkshopReport.Person::waitedSeconds).sum(),
				people.stream().mapToInt(WorkshopReport.Person::hints).sum());
	}

	private static WorkshopReport.StageTotal stage(List<WorkshopReport.Row> rows, Summary.StageCount count) {
		String stage = count.stage().key();
		return new WorkshopReport.StageTotal(stage, people(rows, (row) -> row.stages().containsKey(stage)),
				people(rows, (row) -> row.person().builtByFacilitator().contains(stage)), count.medianSeconds());
	}

	private static long people(List<WorkshopReport.Row> rows, Predicate<WorkshopReport.Row> condition) {
		return rows.stream().filter(condition).map((row) -> row.person().id()).distinct().count();
	}

	private static List<WorkshopReport.MistakeTotal> mistakes(List<WorkshopReport.Person> people) {
		Map<List<String>, Set<String>> makers = new LinkedHashMap<>();
		people.forEach((person) -> person.mistakes()
			.forEach((mistake) -> makers
				.computeIfAbsent(List.of(mistake.step(), mistake.code()), (none) -> new LinkedHashSet<>())
				.add(person.id())));
		return makers.entrySet()
			.stream()
			.map((entry) -> new WorkshopReport.MistakeTotal(entry.getKey().get(0), entry.getKey().get(1),
					entry.getValue().size()))
			.sorted(Comparator.comparingLong(WorkshopReport.MistakeTotal::people).reversed())
			.toList();
	}

}
