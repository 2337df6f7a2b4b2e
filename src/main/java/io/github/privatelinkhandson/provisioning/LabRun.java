package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.blueprint.Step;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Stages;

/**
 * One look at a lab: what the snapshot says of each step, which steps can start now, and
 * what that makes of the lab. It changes nothing but its own entries.
 */
class LabRun {

	private final Lab lab;

	private final Snapshot snapshot;

	private final Map<String, LedgerEntry> before;

	private final Map<String, LedgerEntry> entries;

	LabRun(Lab lab, Snapshot snapshot, Map<String, LedgerEntry> entries) {
		this.lab = lab;
		this.snapshot = snapshot;
		this.before = Map.copyOf(entries);
		this.entries = new LinkedHashMap<>(entries);
	}

	Lab lab() {
		return this.lab;
	}

	Map<String, LedgerEntry> before() {
		return this.before;
	}

	Map<String, LedgerEntry> entries() {
		return this.entries;
	}

	void put(LedgerEntry entry) {
		this.entries.put(entry.step(), entry);
	}

	/**
	 * What steps may know, with the ids as they are now.
	 */
	StageContext context() {
		Map<String, Integer> generations = new LinkedHashMap<>();
		this.entries.forEach((step, entry) -> generations.put(step, entry.generation()));
		return new StageContext(this.lab, this.snapshot, Ledger.ids(this.entries), generations);
	}

	/**
	 * Enters what the snapshot says, each step after those that it needs.
	 */
	void observe(Stages stages, Instant now, Duration grace) {
		for (Step step : Blueprint.steps()) {
			LedgerEntry entry = this.entries.get(step.key());
			put(entry.observed(stages.action(step.key()).observe(context()), now, grace).waitingFor(unreadyNeed(step)));
		}
	}

	/**
	 * The steps that AWS can be asked for now.
	 */
	List<Step> startable(Instant now) {
		return Blueprint.steps()
			.stream()
			.filter(this::asked)
			.filter((step) -> this.entries.get(step.key()).status() == StepStatus.PENDING)
			.filter((step) -> unreadyNeed(step) == null)
			.filter((step) -> Optional.ofNullable(this.entries.get(step.key()).nextTryAt())
				.map((next) -> !next.isAfter(now))
				.orElse(true))
			.toList();
	}

	/**
	 * The first step that was asked for and is not ready.
	 */
	Optional<Step> firstUnready() {
		return Blueprint.steps()
			.stream()
			.filter((step) -> asked(step) && !this.entries.get(step.key()).ready())
			.findFirst();
	}

	/**
	 * What the entries make of the lab, once what could be started has been.
	 */
	LabStatus status() {
		if (this.lab.goal() == null) {
			return LabStatus.NEW;
		}
		List<LedgerEntry> goal = Blueprint.through(this.lab.goal())
			.stream()
			.map((step) -> this.entries.get(step.key()))
			.toList();
		if (goal.stream().allMatch(LedgerEntry::ready)) {
			return LabStatus.READY;
		}
		if (goal.stream().anyMatch((entry) -> entry.status() == StepStatus.CREATING)) {
			return LabStatus.BUILDING;
		}
		boolean failed = goal.stream().anyMatch((entry) -> entry.status() == StepStatus.FAILED);
		boolean moving = goal.stream().anyMatch(this::moving);
		if (moving) {
			return LabStatus.WAITING;
		}
		return failed ? LabStatus.FAILED : LabStatus.BUILDING;
	}

	private boolean moving(LedgerEntry entry) {
		return (entry.status() == StepStatus.WAITING || entry.status() == StepStatus.PENDING)
				&& unreadyNeed(Blueprint.step(entry.step())) == null;
	}

	private boolean asked(Step step) {
		boolean inGoal = this.lab.goal() != null && step.stage().compareTo(this.lab.goal()) <= 0;
		return inGoal || this.entries.get(step.key()).wanted();
	}

	private @Nullable String unreadyNeed(Step step) {
		return step.needs().stream().filter((need) -> !this.entries.get(need).ready()).findFirst().orElse(null);
	}

}
