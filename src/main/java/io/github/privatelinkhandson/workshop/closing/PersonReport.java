package io.github.privatelinkhandson.workshop.closing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.dashboard.Dashboard;
import io.github.privatelinkhandson.workshop.dashboard.FailedCheck;

/**
 * Builds the part of a report that tells how participants learned. Help counts with the
 * first lab that is asked for.
 */
class PersonReport {

	private final HelpLog log;

	private final Map<String, Map<String, Long>> stageSeconds = new HashMap<>();

	private final Map<String, List<FailedCheck>> mistakes;

	private final Set<String> helped = new HashSet<>();

	/**
	 * Creates the part.
	 * @param dashboard with the times that stages took in the present labs
	 * @param mistakes the mistakes by the labs' ids
	 */
	PersonReport(HelpLog log, Dashboard dashboard, Map<String, List<FailedCheck>> mistakes) {
		this.log = log;
		this.mistakes = mistakes;
		dashboard.rows().stream().filter((row) -> row.lab() != null).forEach((row) -> {
			Map<String, Long> seconds = new HashMap<>();
			row.cells()
				.stream()
				.filter((cell) -> cell.seconds() != null)
				.forEach((cell) -> seconds.put(cell.stage().key(), cell.seconds()));
			this.stageSeconds.put(row.lab(), seconds);
		});
	}

	WorkshopReport.Person of(Participant participant, @Nullable LabView lab) {
		HelpLog.Help help = this.helped.add(participant.id()) ? this.log.help(participant) : HelpLog.Help.NONE;
		if (lab == null) {
			return new WorkshopReport.Person(participant.id(), Map.of(), List.of(), help.hands(), help.waitedSeconds(),
					help.hints(), List.of());
		}
		return new WorkshopReport.Person(participant.id(), this.stageSeconds.getOrDefault(lab.id(), Map.of()),
				this.log.builtByFacilitator(participant, lab), help.hands(), help.waitedSeconds(), help.hints(),
				this.mistakes.getOrDefault(lab.id(), List.of())
					.stream()
					.map((check) -> new WorkshopReport.Mistake(check.step(), check.code(), check.times()))
					.toList());
	}

}
