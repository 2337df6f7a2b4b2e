package io.github.privatelinkhandson.workshop.closing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.provisioning.LabProgress;
import io.github.privatelinkhandson.provisioning.LabProgressReader;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.dashboard.Dashboard;
import io.github.privatelinkhandson.workshop.dashboard.DashboardService;
import io.github.privatelinkhandson.workshop.dashboard.FailedCheck;

/**
 * Builds workshops' reports.
 */
@Service
public class ReportService {

	private final ClosingStatusReader statuses;

	private final LabProgressReader labs;

	private final Participants participants;

	private final AuditLog auditLog;

	private final DashboardService dashboards;

	private final ApiCallCounts calls;

	ReportService(ClosingStatusReader statuses, LabProgressReader labs, Participants participants, AuditLog auditLog,
			DashboardService dashboards, ApiCallCounts calls) {
		this.statuses = statuses;
		this.labs = labs;
		this.participants = participants;
		this.auditLog = auditLog;
		this.dashboards = dashboards;
		this.calls = calls;
	}

	public WorkshopReport of(String id) {
		ClosingStatus ending = this.statuses.of(id);
		Workshop workshop = ending.workshop();
		List<AuditEvent> log = this.auditLog.of(id);
		List<Participant> present = this.participants.of(id);
		Dashboard dashboard = this.dashboards.of(id);
		List<WorkshopReport.Row> rows = rows(ending, present,
				new PersonReport(new HelpLog(log), dashboard, mistakes(ending)));
		Map<String, String> names = this.participants.names(id);
		return new WorkshopReport(id, workshop.name(), workshop.mode(), workshop.regions(), ending.status().key(),
				workshop.startsAt(), workshop.endsAt(), workshop.tornDownAt(), workshop.closedAt(),
				workshop.closeReason(), workshop.capacity(), workshop.rules(), present.size(),
				rows.stream().map(WorkshopReport.Row::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add),
				ending.complete(), rows, log.stream().map((event) -> done(event, names)).toList(),
				ReportFindings.of(rows, present, dashboard.summary()));
	}

	/**
	 * Builds the rows of all labs, and of the participants without a lab.
	 */
	private List<WorkshopReport.Row> rows(ClosingStatus ending, List<Participant> present, PersonReport people) {
		Map<String, ApiCallCounts.Count> counts = this.calls.ofWorkshop(ending.workshop().id());
		Map<String, LabView> views = this.labs.of(ending.labs().stream().map(LabOutcome::lab).toList())
			.stream()
			.map(LabProgress::lab)
			.collect(Collectors.toMap(LabView::id, Function.identity()));
		Stream<WorkshopReport.Row> ofLabs = ending.labs()
			.stream()
			.sorted(Comparator.comparing(LabOutcome::former))
			.map((end) -> row(end, views.get(end.lab().id()), people,
					counts.getOrDefault(end.lab().id(), ApiCallCounts.Count.NONE)));
		Stream<WorkshopReport.Row> withoutLab = present.stream()
			.filter((participant) -> participant.lab() == null)
			.map((participant) -> row(participant, people));
		return Stream.concat(ofLabs, withoutLab)
			.sorted(Comparator.comparing(WorkshopReport.Row::participant).thenComparing(WorkshopReport.Row::former))
			.toList();
	}

	private static WorkshopReport.Row row(LabOutcome end, LabView lab, PersonReport people, ApiCallCounts.Count count) {
		Map<String, Instant> stages = new LinkedHashMap<>();
		lab.stages().forEach((stage) -> stage.completedAt().ifPresent((at) -> stages.put(stage.key().key(), at)));
		List<WorkshopReport.Left> left = end.receipt()
			.left()
			.stream()
			.map((item) -> new WorkshopReport.Left(item.type(), item.name(), item.id(), item.error()))
			.toList();
		return new WorkshopReport.Row(end.participant(), (end.person() != null) ? end.person().joinedAt() : null,
				lab.id(), end.former(), lab.account(), lab.region(), lab.status(), stages, count.calls(),
				count.refused(), count.attempts(), lab.cost().soFarUsd(), lab.cost().analyses(),
				end.receipt().resources().size(), (int) end.verified(), left,
				(end.person() != null) ? people.of(end.person(), lab) : null);
	}

	private static WorkshopReport.Row row(Participant participant, PersonReport people) {
		return new WorkshopReport.Row(participant.name(), participant.joinedAt(), null, false, null, null, null,
				Map.of(), 0, 0, 0, BigDecimal.ZERO, 0, 0, 0, List.of(), people.of(participant, null));
	}

	/**
	 * Returns the mistakes that were made in the labs, by the labs' ids.
	 */
	private Map<String, List<FailedCheck>> mistakes(ClosingStatus ending) {
		return this.dashboards.mistakes(ending.labs().stream().map((end) -> end.lab().id()).toList())
			.stream()
			.collect(Collectors.groupingBy(FailedCheck::lab));
	}

	private static WorkshopReport.Done done(AuditEvent event, Map<String, String> names) {
		@Nullable String name = (event.participant() != null) ? names.get(event.participant()) : null;
		return new WorkshopReport.Done(event.at(), event.facilitator(), event.kind().key(), name, event.detail(),
				event.outcome());
	}

}
