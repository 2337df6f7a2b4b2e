package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.LabProgress;
import io.github.privatelinkhandson.provisioning.LabProgressReader;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Builds a workshop's dashboard in a constant number of queries.
 */
@Service
public class DashboardService {

	private final Workshops workshops;

	private final Labs labs;

	private final LabProgressReader progressReader;

	private final ParticipantProgressReader participants;

	private final FailedChecks failedChecks;

	private final Clouds clouds;

	private final Clock clock;

	DashboardService(Workshops workshops, Labs labs, LabProgressReader progressReader,
			ParticipantProgressReader participants, FailedChecks failedChecks, Clouds clouds, Clock clock) {
		this.workshops = workshops;
		this.participants = participants;
		this.labs = labs;
		this.progressReader = progressReader;
		this.failedChecks = failedChecks;
		this.clouds = clouds;
		this.clock = clock;
	}

	/**
	 * A workshop's board, read anew.
	 * @throws io.github.privatelinkhandson.problem.NotFoundException if there is none
	 */
	public Dashboard of(String workshop) {
		return board(workshop, this::readProgress);
	}

	/**
	 * Returns the mistakes that were ever made in labs.
	 */
	public List<FailedCheck> mistakes(Collection<String> labs) {
		return this.failedChecks.mistakes(labs);
	}

	/**
	 * Refuses what is no workshop.
	 * @throws io.github.privatelinkhandson.problem.NotFoundException if there is none
	 */
	public void require(String workshop) {
		this.workshops.get(workshop);
	}

	/**
	 * Creates a live dashboard, which caches between refreshes.
	 */
	public LiveDashboard watch(String workshop) {
		return new LiveDashboard(workshop, this);
	}

	Dashboard board(String id, Function<List<Lab>, List<LabProgress>> read) {
		Workshop workshop = this.workshops.get(id);
		Map<String, LabProgress> known = read.apply(this.labs.ofWorkshop(id))
			.stream()
			.collect(Collectors.toMap((progress) -> progress.lab().id(), Function.identity()));
		return board(workshop, this.participants.of(workshop, known), known.values());
	}

	Instant now() {
		return this.clock.instant();
	}

	List<LabProgress> readProgress(List<Lab> stale) {
		return stale.isEmpty() ? List.of() : this.progressReader.of(stale);
	}

	private Dashboard board(Workshop workshop, List<ParticipantProgress> everyone, Collection<LabProgress> all) {
		Instant now = now();
		DurationBaselines baselines = DurationBaselines.of(everyone, this.clouds.of(workshop.mode()).speed());
		ParticipantRows rows = new ParticipantRows(baselines, workshop.rules().opened(),
				workshop.status(now) == WorkshopStatus.RUNNING, now);
		List<ParticipantRow> lines = everyone.stream().map(rows::row).toList();
		return new Dashboard(workshop, now, lines, SummaryBuilder.of(lines, workshop.capacity(), all),
				Crowd.among(everyone.stream().map(ParticipantProgress::participant).toList(), workshop.capacity()));
	}

}
