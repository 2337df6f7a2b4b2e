package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.NamedResource;
import io.github.privatelinkhandson.observation.model.ReadFailure;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.blueprint.Stages;

/**
 * One look at a lab: what the snapshot says of each step, which steps can start now, and
 * what that makes of the lab. It changes nothing but its own entries.
 */
class BuildPass {

	private final Lab lab;

	private final Snapshot snapshot;

	private final Map<String, LedgerEntry> before;

	private final Map<String, LedgerEntry> entries;

	/**
	 * The steps whose resource is wrong and is corrected by its deletion, for which
	 * nothing else has to be ready.
	 */
	private final Set<String> replaced = new HashSet<>();

	private final StepNeeds needs;

	private final Map<String, Assessment> assessments = new HashMap<>();

	/** Reads that are too old to act on, or missing. */
	private final Set<ReadKind> wanting = EnumSet.noneOf(ReadKind.class);

	BuildPass(Lab lab, Snapshot snapshot, Map<String, LedgerEntry> entries) {
		this.lab = lab;
		this.snapshot = snapshot;
		this.before = Map.copyOf(entries);
		this.entries = new LinkedHashMap<>(entries);
		this.needs = new StepNeeds(lab, this.entries);
	}

	/**
	 * Creates a pass that has seen nothing of the account, for what the ledger alone can
	 * tell.
	 */
	static BuildPass unseen(Lab lab, Map<String, LedgerEntry> entries, Instant now) {
		return new BuildPass(lab, new Snapshot(lab.account(), lab.region(), now, List.of()), entries);
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
	 * Returns the knowledge that steps may have, with the ids as they are now.
	 */
	StageContext context() {
		Map<String, Integer> generations = new LinkedHashMap<>();
		this.entries.forEach((step, entry) -> generations.put(step, entry.generation()));
		Map<String, String> ids = Ledger.ids(this.entries);
		ids.keySet().removeIf((step) -> isAnothers(this.entries.get(step)));
		return new StageContext(this.lab, this.snapshot, ids, generations);
	}

	/**
	 * Enters what the snapshot says, each step after those that it needs.
	 */
	void observe(Stages stages, Instant now, Duration pace) {
		for (Step step : Blueprint.steps()) {
			Assessment seen = Assessment.of(stages.action(step.key()), context());
			this.assessments.put(step.key(), seen);
			put(observed(step, seen, now, pace).waitingFor(this.needs.unready(step)));
		}
		StageContext context = context();
		Blueprint.steps()
			.stream()
			.filter((step) -> this.entries.get(step.key()).status() == StepStatus.WRONG
					&& stages.action(step.key()).replaces(context))
			.map(Step::key)
			.forEach(this.replaced::add);
		Blueprint.steps()
			.stream()
			.filter((step) -> this.needs.isHopeless(step) && !this.replaced.contains(step.key()))
			.forEach((step) -> put(this.entries.get(step.key()).withdraw()));
	}

	/**
	 * Returns the step's entry after what was read of it. Where a read is missing, it
	 * stays as it is, and says so if that read has failed.
	 */
	private LedgerEntry observed(Step step, Assessment seen, Instant now, Duration pace) {
		LedgerEntry entry = this.entries.get(step.key());
		if (!seen.complete()) {
			return seen.failure().filter((failure) -> needed(step, entry)).map(entry::hindered).orElse(entry);
		}
		Instant takenAt = seen.takenAt(now);
		boolean older = entry.readyAt() != null && takenAt.isBefore(entry.readyAt());
		LedgerEntry after = (entry.ready() && older && seen.state() instanceof StepState.Absent) ? entry
				: entry.unhindered().observed(seen.state(), takenAt, pace);
		return seen.failure()
			.filter((failure) -> after.status() == StepStatus.WAITING || after.status() == StepStatus.CREATING)
			.map(after::hindered)
			.orElse(after);
	}

	/**
	 * Returns the lab's outputs, as far as they were read. The endpoint's address is read
	 * once its interfaces are known.
	 */
	Map<String, String> outputs() {
		Map<String, String> outputs = LabOutputs.of(context());
		Instant endpoint = this.snapshot.read(ReadKind.ENDPOINTS).takenAt();
		Instant interfaces = this.snapshot.read(ReadKind.NETWORK_INTERFACES).takenAt();
		if (endpoint != null && outputs.containsKey(LabOutputs.ENDPOINT_DNS_NAME)
				&& !outputs.containsKey(LabOutputs.ENDPOINT_IPV4)
				&& (interfaces == null || interfaces.isBefore(endpoint))) {
			this.wanting.add(ReadKind.NETWORK_INTERFACES);
		}
		return outputs;
	}

	/**
	 * Returns whether the state of a step is waited for, or is what keeps it from being
	 * asked for.
	 */
	private boolean needed(Step step, LedgerEntry entry) {
		return entry.unsettled() || (this.needs.isAsked(step) && entry.status() == StepStatus.PENDING
				&& this.needs.unready(step) == null);
	}

	/**
	 * Enters the intent of each step that AWS can be asked for now. What was read of it
	 * too long ago is to be read again before.
	 * @param old the time before which reads are too old
	 * @return the intents
	 */
	List<LedgerEntry> intend(Stages stages, Instant now, Instant old) {
		List<LedgerEntry> intents = Blueprint.steps()
			.stream()
			.filter((step) -> this.needs.isAsked(step)
					&& (this.needs.unready(step) == null || this.replaced.contains(step.key())))
			.map((step) -> this.entries.get(step.key()))
			.filter((entry) -> entry.due(now) && isRead(stages.action(entry.step()), old))
			.map((entry) -> entry.intended(now))
			.toList();
		intents.forEach(this::put);
		return intents;
	}

	/**
	 * Returns the failure of a read without which the step's state is not known.
	 */
	Optional<ReadFailure> unread(Step step) {
		Assessment seen = this.assessments.get(step.key());
		return seen.complete() ? Optional.empty() : seen.failure();
	}

	private boolean isRead(StepAction action, Instant old) {
		String step = action.step().key();
		Instant unseen = this.entries.get(step).timeline().unseenSince();
		List<ReadKind> missing = this.assessments.get(step)
			.forRequest(action, context())
			.older((unseen != null && unseen.isAfter(old)) ? unseen : old);
		this.wanting.addAll(missing);
		return missing.isEmpty();
	}

	/**
	 * Plans the next look: at what AWS works on when it can be done, at what is missing
	 * at once, at what has failed when it is tried again.
	 */
	LabPlan plan(Stages stages, boolean acted, Instant now, PollingPolicy pace) {
		NextLook next = new NextLook(this.snapshot);
		this.wanting.forEach((kind) -> next.read(kind, now));
		for (Step step : Blueprint.steps()) {
			LedgerEntry entry = this.entries.get(step.key());
			if (entry.unsettled() || this.needs.isAsked(step)) {
				this.assessments.get(step.key()).unread().forEach((kind) -> next.read(kind, now));
				Stream.ofNullable(entry.nextTryAt()).forEach(next::at);
			}
			if (moves(entry) && !step.isAnalysis()) {
				stages.action(step.key()).reads().forEach((kind) -> next.read(kind, lookAt(step, kind, now, pace)));
			}
		}
		if (acted) {
			next.at(now.plus(pace.again()));
		}
		return next.plan(acted, false, now.plus(pace.interval()));
	}

	/**
	 * Returns when to read the state of a step on which AWS works.
	 */
	private Instant lookAt(Step step, ReadKind kind, Instant now, PollingPolicy pace) {
		Timeline times = this.entries.get(step.key()).timeline();
		Duration typical = (times.unseenSince() != null) ? Duration.ZERO : step.typical();
		Instant begun = Stream.of(times.unseenSince(), times.startedAt(), times.waitingSince())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(now);
		return pace.next(begun, typical, this.snapshot.read(kind).takenAt());
	}

	private static boolean moves(LedgerEntry entry) {
		return switch (entry.status()) {
			case CREATING, WAITING -> true;
			case DELETING -> entry.wanted();
			case PENDING, READY, WRONG, FAILED, GONE -> false;
		};
	}

	/**
	 * The first step that was asked for and is not ready.
	 */
	Optional<Step> firstUnready() {
		return Blueprint.steps()
			.stream()
			.filter((step) -> this.needs.isAsked(step) && !this.entries.get(step.key()).ready())
			.findFirst();
	}

	/**
	 * Returns the last stage that was to be built, or was begun by hand; empty if not at
	 * all.
	 */
	Optional<StageKey> begun() {
		return Stream.concat(Stream.ofNullable(this.lab.goal()),
				this.entries.values()
					.stream()
					.filter((entry) -> entry.status() != StepStatus.PENDING)
					.map((entry) -> Blueprint.step(entry.step()).stage()))
			.max(Comparator.naturalOrder());
	}

	/**
	 * The steps that were asked of AWS, or are to be, whatever the lab's goal.
	 */
	List<String> unsettled() {
		return this.entries.values().stream().filter(LedgerEntry::unsettled).map(LedgerEntry::step).toList();
	}

	/**
	 * Returns the reason for which a step has failed, if it has.
	 */
	Optional<String> refusal(String step) {
		return Optional.ofNullable(this.entries.get(step).failure())
			.map((failure) -> failure.code() + ": " + failure.message());
	}

	/**
	 * Tells that one of the fixes was asked for by itself and is still to be made:
	 * analyses wait for it.
	 */
	boolean fixing() {
		return Blueprint.steps(StageKey.REACHABILITY)
			.stream()
			.filter((step) -> step.type().equals("setting"))
			.map((step) -> this.entries.get(step.key()))
			.anyMatch((entry) -> entry.wanted() && entry.status() != StepStatus.FAILED);
	}

	/**
	 * Returns the same pass over the lab as it is now.
	 */
	BuildPass over(Lab now, Map<String, LedgerEntry> ledger) {
		BuildPass pass = new BuildPass(now, this.snapshot, ledger);
		pass.assessments.putAll(this.assessments);
		pass.wanting.addAll(this.wanting);
		return pass;
	}

	/**
	 * Derives the lab's status from the entries, once what could be started has been. It
	 * is ready when all that it is to have was read and is ready.
	 */
	LabStatus status() {
		List<LedgerEntry> goal = goal();
		boolean done = !goal.isEmpty() && this.wanting.isEmpty()
				&& goal.stream().allMatch((entry) -> entry.ready() && isRead(entry));
		if (!this.lab.status().building()) {
			return (done && this.lab.status() == LabStatus.FAILED) ? LabStatus.READY : this.lab.status();
		}
		if (done) {
			return LabStatus.READY;
		}
		if (goal.stream().anyMatch((entry) -> entry.status() == StepStatus.CREATING)) {
			return LabStatus.BUILDING;
		}
		if (goal.stream().anyMatch(this::moving)) {
			return LabStatus.WAITING;
		}
		boolean failed = goal.stream().anyMatch((entry) -> entry.status().isStuck());
		return failed ? LabStatus.FAILED : LabStatus.BUILDING;
	}

	/**
	 * Tells that something else has the name by which a step's resource was known.
	 */
	private boolean isAnothers(LedgerEntry entry) {
		return Stream.ofNullable(entry.id())
			.flatMap(this.snapshot::find)
			.filter(NamedResource.class::isInstance)
			.map(NamedResource.class::cast)
			.filter((found) -> !this.lab.id().equals(found.tags().get(Lab.TAG)))
			.anyMatch((found) -> !entry.became(found));
	}

	private boolean isRead(LedgerEntry entry) {
		Assessment seen = this.assessments.get(entry.step());
		return seen == null || seen.complete();
	}

	private List<LedgerEntry> goal() {
		return (this.lab.goal() == null) ? List.of()
				: Blueprint.through(this.lab.goal()).stream().map((step) -> this.entries.get(step.key())).toList();
	}

	private boolean moving(LedgerEntry entry) {
		return switch (entry.status()) {
			case WAITING, PENDING -> this.needs.unready(Blueprint.step(entry.step())) == null;
			case WRONG, DELETING -> entry.wanted();
			case CREATING, READY, FAILED, GONE -> false;
		};
	}

}
