package io.github.privatelinkhandson.provisioning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.Price;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;

/**
 * Makes views of labs from their ledgers.
 */
@Component
class LabViews {

	private final Ledger ledger;

	private final PathAnalyses analyses;

	private final HindranceRepository hindrances;

	private final Clock clock;

	LabViews(Ledger ledger, PathAnalyses analyses, HindranceRepository hindrances, Clock clock) {
		this.ledger = ledger;
		this.hindrances = hindrances;
		this.analyses = analyses;
		this.clock = clock;
	}

	LabView view(Lab lab) {
		Facts facts = new Facts(this.hindrances.find(lab.id()).orElse(null), this.ledger.outputs(lab.id()),
				this.analyses.paid(lab.id()));
		return view(lab, this.ledger.entries(lab.id()), facts);
	}

	/**
	 * Makes the views of many labs with as many queries as for one.
	 */
	List<LabView> views(List<Lab> labs) {
		List<String> ids = labs.stream().map(Lab::id).toList();
		Map<String, Map<String, LedgerEntry>> entries = this.ledger.entries(ids);
		Map<String, Map<String, String>> outputs = this.ledger.outputs(ids);
		Map<String, Integer> paid = this.analyses.paid(ids);
		Map<String, Hindrance> hindrances = this.hindrances.find(ids);
		return labs.stream()
			.map((lab) -> view(lab, entries.get(lab.id()),
					new Facts(hindrances.get(lab.id()), outputs.getOrDefault(lab.id(), Map.of()),
							paid.getOrDefault(lab.id(), 0))))
			.toList();
	}

	/**
	 * Makes the view of a lab of which all was read already.
	 */
	LabView view(Lab lab, Map<String, LedgerEntry> entries, Facts facts) {
		Map<String, String> outputs = facts.outputs();
		return new LabView(lab.id(), lab.mode(), lab.region(), lab.account(), lab.createdAt(), lab.endsAt(),
				lab.status(), lab.version(), stages(lab, entries), facts.hindrance(),
				new LabView.Outputs(outputs.get(LabOutputs.SERVICE_NAME), outputs.get(LabOutputs.ENDPOINT_DNS_NAME),
						outputs.get(LabOutputs.ENDPOINT_IPV4)),
				cost(lab, entries, facts.paid()));
	}

	/**
	 * Tells that all steps of a stage are ready.
	 */
	static boolean done(StageKey stage, Map<String, LedgerEntry> entries) {
		return Blueprint.steps(stage).stream().allMatch((step) -> entries.get(step.key()).ready());
	}

	private List<LabView.Stage> stages(Lab lab, Map<String, LedgerEntry> entries) {
		List<LabView.Stage> stages = new ArrayList<>();
		RootCauses causes = new RootCauses(entries);
		boolean open = true;
		for (StageKey stage : StageKey.values()) {
			List<LabView.Step> steps = Blueprint.steps(stage)
				.stream()
				.map((step) -> step(lab, step, entries.get(step.key()), causes))
				.toList();
			stages.add(new LabView.Stage(stage, status(lab, stage, entries, open), steps));
			open &= done(stage, entries);
		}
		return stages;
	}

	private static StageStatus status(Lab lab, StageKey stage, Map<String, LedgerEntry> entries, boolean open) {
		if (done(stage, entries)) {
			return StageStatus.DONE;
		}
		List<StepStatus> statuses = Blueprint.steps(stage)
			.stream()
			.map((step) -> entries.get(step.key()).status())
			.toList();
		if (statuses.stream().anyMatch(StepStatus::isStuck)) {
			return StageStatus.FAILED;
		}
		boolean inGoal = lab.goal() != null && stage.compareTo(lab.goal()) <= 0;
		boolean begun = statuses.stream()
			.anyMatch((status) -> status == StepStatus.CREATING || status == StepStatus.WAITING);
		if (lab.status().working() && lab.status() != LabStatus.TEARING_DOWN && inGoal && (open || begun)) {
			return StageStatus.BUILDING;
		}
		return open ? StageStatus.OPEN : StageStatus.LOCKED;
	}

	private static LabView.Step step(Lab lab, Step step, LedgerEntry entry, RootCauses causes) {
		Optional<String> cause = causes.of(step.key());
		String waitingFor = (entry.status() == StepStatus.PENDING && entry.nextTryAt() == null)
				? cause.orElse(entry.waitingFor()) : entry.waitingFor();
		return new LabView.Step(step.key(), step.type(), lab.name(step.name()), entry.id(), entry.status(), waitingFor,
				entry.startedAt(), entry.readyAt(), failure(entry, cause.filter(step.key()::equals).isPresent()),
				entry.nextTryAt());
	}

	private static LabView.@Nullable Failure failure(LedgerEntry entry, boolean cause) {
		LedgerEntry.@Nullable Failure recorded = entry.failure();
		if (recorded == null) {
			return null;
		}
		if (entry.status() == StepStatus.WRONG) {
			return new LabView.Failure(recorded.code(), String.valueOf(recorded.message()),
					LabView.Failure.MISTAKE + recorded.code(), cause);
		}
		AwsFailure failure = AwsFailure.recorded(recorded.code(), String.valueOf(recorded.message()));
		return new LabView.Failure(failure.code(), failure.message(), failure.kind().key(), cause);
	}

	private LabView.Cost cost(Lab lab, Map<String, LedgerEntry> entries, int runs) {
		BigDecimal hourly = BigDecimal.ZERO;
		BigDecimal soFar = Price.ANALYSIS.once(lab.region()).multiply(BigDecimal.valueOf(runs));
		for (LedgerEntry entry : entries.values()) {
			Price price = Blueprint.step(entry.step()).price();
			if (price == Price.ANALYSIS || entry.startedAt() == null || entry.id() == null) {
				continue;
			}
			Instant end = (entry.goneAt() != null) ? entry.goneAt() : this.clock.instant();
			soFar = soFar.add(price.after(Duration.between(entry.startedAt(), end), lab.region()));
			hourly = hourly.add((entry.goneAt() != null) ? BigDecimal.ZERO : price.hourly(lab.region()));
		}
		return new LabView.Cost(hourly.setScale(4, RoundingMode.HALF_UP), soFar.setScale(4, RoundingMode.HALF_UP),
				runs);
	}

	/**
	 * Facts of a lab beside the entries of its ledger.
	 *
	 * @param paid how many analyses have been paid for
	 */
	record Facts(@Nullable Hindrance hindrance, Map<String, String> outputs, int paid) {

	}

}
