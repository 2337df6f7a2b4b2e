package io.github.privatelinkhandson.workshop.closing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

/**
 * Builds workshops' reports.
 */
@Service
public class ReportService {

	private final ClosingStatusReader statuses;

	private final LabProgressReader labs;

	private final Participants participants;

	private final AuditLog auditLog;

	private final ApiCallCounts calls;

	ReportService(ClosingStatusReader statuses, LabProgressReader labs, Participants participants, AuditLog auditLog,
			ApiCallCounts calls) {
		this.statuses = statuses;
		this.labs = labs;
		this.participants = participants;
		this.auditLog = auditLog;
		this.calls = calls;
	}

	public WorkshopReport of(String id) {
		ClosingStatus ending = this.statuses.of(id);
		Workshop workshop = ending.workshop();
		Map<String, Participant> people = this.participants.of(id)
			.stream()
			.collect(Collectors.toMap(Participant::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
		Map<String, Instant> joined = new HashMap<>();
		people.values().forEach((participant) -> joined.put(participant.name(), participant.joinedAt()));
		Map<String, ApiCallCounts.Count> counts = this.calls.ofWorkshop(id);
		Map<String, LabView> views = this.labs.of(ending.labs().stream().map(LabOutcome::lab).toList())
			.stream()
			.map(LabProgress::lab)
			.collect(Collectors.toMap(LabView::id, Function.identity()));
		List<WorkshopReport.Row> rows = ending.labs()
			.stream()
			.map((end) -> row(end, views.get(end.lab().id()), joined.get(end.participant()),
					counts.getOrDefault(end.lab().id(), ApiCallCounts.Count.NONE)))
			.sorted(Comparator.comparing(WorkshopReport.Row::participant))
			.toList();
		return new WorkshopReport(id, workshop.name(), workshop.mode(), workshop.regions(), ending.status().key(),
				workshop.startsAt(), workshop.endsAt(), workshop.tornDownAt(), workshop.closedAt(),
				workshop.closeReason(), workshop.capacity(), workshop.rules(), people.size(),
				rows.stream().map(WorkshopReport.Row::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add),
				ending.complete(), rows, this.auditLog.of(id).stream().map((event) -> done(event, people)).toList());
	}

	private WorkshopReport.Row row(LabOutcome end, LabView lab, @Nullable Instant joinedAt, ApiCallCounts.Count count) {
		Map<String, Instant> stages = new LinkedHashMap<>();
		lab.stages().forEach((stage) -> stage.completedAt().ifPresent((at) -> stages.put(stage.key().key(), at)));
		List<WorkshopReport.Left> left = end.receipt()
			.left()
			.stream()
			.map((item) -> new WorkshopReport.Left(item.type(), item.name(), item.id(), item.error()))
			.toList();
		return new WorkshopReport.Row(end.participant(), joinedAt, lab.id(), end.former(), lab.account(), lab.region(),
				lab.status(), stages, count.calls(), count.refused(), count.attempts(), lab.cost().soFarUsd(),
				lab.cost().analyses(), end.receipt().resources().size(), (int) end.verified(), left);
	}

	private static WorkshopReport.Done done(AuditEvent event, Map<String, Participant> people) {
		String name = Optional.ofNullable(event.participant()).map(people::get).map(Participant::name).orElse(null);
		return new WorkshopReport.Done(event.at(), event.facilitator(), event.kind().key(), name, event.detail(),
				event.outcome());
	}

}
