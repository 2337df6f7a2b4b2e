package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.provisioning.LabProgress;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.StageOpenings;
import io.github.privatelinkhandson.workshop.Workshop;

/**
 * Reads the progress of a workshop's participants, with a query for each kind of fact.
 */
@Component
class ParticipantProgressReader {

	private final Participants participants;

	private final AuditLog auditLog;

	private final FailedChecks failedChecks;

	private final LatestCalls latestCalls;

	ParticipantProgressReader(Participants participants, AuditLog auditLog, FailedChecks failedChecks,
			LatestCalls latestCalls) {
		this.participants = participants;
		this.auditLog = auditLog;
		this.failedChecks = failedChecks;
		this.latestCalls = latestCalls;
	}

	/**
	 * Reads the progress of all participants.
	 * @param labs the progress of the workshop's labs, by their ids
	 */
	List<ParticipantProgress> of(Workshop workshop, Map<String, LabProgress> labs) {
		Map<String, List<FailedCheck>> failed = this.failedChecks.of(labs.keySet())
			.stream()
			.collect(Collectors.groupingBy(FailedCheck::lab));
		Map<String, List<LatestCall>> calls = this.latestCalls.of(labs.keySet())
			.stream()
			.collect(Collectors.groupingBy(LatestCall::lab));
		StageOpenings openings = this.auditLog.stageOpenings(workshop.id());
		Set<String> reset = Set.copyOf(this.participants.formerLabsOf(workshop.id()).values());
		return this.participants.of(workshop.id()).stream().map((person) -> {
			String lab = String.valueOf(person.lab());
			@Nullable LabProgress progress = labs.get(lab);
			return new ParticipantProgress(person, progress, failed.getOrDefault(lab, List.of()),
					calls.getOrDefault(lab, List.of()),
					begin(workshop, person, reset.contains(person.id()) ? progress : null), openings);
		}).toList();
	}

	/**
	 * Returns the time from which on a participant can work with the present lab.
	 * @param fresh the lab's progress, if it has replaced another one; null if not
	 */
	private static Instant begin(Workshop workshop, Participant person, @Nullable LabProgress fresh) {
		Instant admitted = person.joinedAt().isAfter(workshop.startsAt()) ? person.joinedAt() : workshop.startsAt();
		return (fresh != null && fresh.lab().createdAt().isAfter(admitted)) ? fresh.lab().createdAt() : admitted;
	}

}
