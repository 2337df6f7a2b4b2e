package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.observation.model.ReadFailure;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * One look at an account and region: the reads that its labs want, together, then one
 * advance of each lab that is due.
 */
@Component
class Reconciler {

	private static final Logger logger = LoggerFactory.getLogger(Reconciler.class);

	/** So often a look reads what turned out to be wanted meanwhile. */
	private static final int MAX_ROUNDS = 4;

	/** Labs that are due in this part of a pause are seen to together. */
	private static final int SLACK = 8;

	private final Labs labs;

	private final List<LabReconciler> advances;

	private final Observations observations;

	private final ReconcileExecutor executor;

	private final Hindrances hindrances;

	private final Clock clock;

	/** Looks at clouds in this process need processors, which pages need too. */
	private final Semaphore local = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

	Reconciler(Labs labs, List<LabReconciler> advances, Observations observations, ReconcileExecutor executor,
			Hindrances hindrances, Clock clock) {
		this.labs = labs;
		this.advances = advances;
		this.observations = observations;
		this.executor = executor;
		this.hindrances = hindrances;
		this.clock = clock;
	}

	/**
	 * The outcome of a look.
	 *
	 * @param next when to look again; null if there is no work
	 * @param acted whether AWS was asked for something
	 */
	record Look(@Nullable Instant next, boolean acted) {

		private static final Look IDLE = new Look(null, false);

	}

	/**
	 * Tells when to look at the accounts and regions in which there is work, or will be.
	 */
	Map<AwsEnvironment, Instant> due() {
		Map<AwsEnvironment, Instant> due = new LinkedHashMap<>();
		this.labs.all()
			.stream()
			.collect(Collectors.groupingBy(Lab::environment))
			.forEach((environment, labs) -> due(labs).ifPresent((at) -> due.put(environment, at)));
		return due;
	}

	/**
	 * Tells when to look at a place, if ever.
	 */
	Optional<Instant> due(AwsEnvironment environment) {
		return due(labs(environment));
	}

	Look reconcile(AwsEnvironment environment) {
		if (this.observations.isRemote(environment)) {
			return lookNow(environment);
		}
		this.local.acquireUninterruptibly();
		try {
			return lookNow(environment);
		}
		finally {
			this.local.release();
		}
	}

	private Look lookNow(AwsEnvironment environment) {
		List<Task> tasks = tasks(labs(environment));
		if (tasks.isEmpty()) {
			this.observations.forget(environment);
			return Look.IDLE;
		}
		Place place = this.observations.place(environment);
		AwsClients aws;
		try {
			aws = this.observations.clients(environment);
		}
		catch (RuntimeException ex) {
			return unreachable(environment, place, tasks, AwsFailure.of(ex));
		}
		place.reached();
		boolean acted = false;
		for (int round = 0; round < MAX_ROUNDS; round++) {
			// what was asked for in the meantime counts: labs are as they are now
			Map<Lab, List<Task>> byLab = ((round == 0) ? tasks : tasks(labs(environment))).stream()
				.collect(Collectors.groupingBy(Task::lab, LinkedHashMap::new, Collectors.toList()));
			place.retain(byLab.keySet());
			Instant by = this.clock.instant().plus(this.observations.pace(environment).interval().dividedBy(SLACK));
			Map<Lab, List<Task>> due = new LinkedHashMap<>(byLab);
			due.keySet().removeIf((lab) -> !place.isDue(lab, by));
			if (due.isEmpty()) {
				break;
			}
			this.observations.read(place, aws, due.keySet(), by);
			acted |= advance(place, aws, due);
		}
		return new Look(place.next().orElseGet(this.clock::instant), acted);
	}

	private Look unreachable(AwsEnvironment environment, Place place, List<Task> tasks, AwsFailure failure) {
		Instant now = this.clock.instant();
		Instant next = now.plus(this.observations.pace(environment).afterFailures(place.unreachable(now)));
		logger.warn("{} cannot be reached: {} {}", environment, failure.code(), failure.message());
		Hindrance hindrance = new Hindrance(failure.code(), failure.message(), null, place.unreachableSince(), next);
		tasks.forEach((task) -> {
			task.advance().hindered(task.lab(), failure);
			this.hindrances.set(task.lab(), hindrance);
		});
		return new Look(next, false);
	}

	private boolean advance(Place place, AwsClients aws, Map<Lab, List<Task>> due) {
		boolean remote = this.observations.isRemote(place.environment());
		List<CompletableFuture<Boolean>> advancing = due.entrySet()
			.stream()
			.map((ofLab) -> this.executor.advance(remote, () -> advance(place, ofLab.getKey(), aws, ofLab.getValue())))
			.toList();
		return ReconcileExecutor.await(advancing).contains(true);
	}

	private boolean advance(Place place, Lab lab, AwsClients aws, List<Task> tasks) {
		Instant begun = this.clock.instant();
		Snapshot snapshot = place.snapshot(lab);
		PollingPolicy pace = this.observations.pace(place.environment());
		try {
			LabPlan plan = tasks.stream()
				.map((task) -> advance(task, snapshot, aws, pace))
				.reduce(LabPlan::and)
				.orElseThrow();
			place.planned(lab, plan, begun);
			this.hindrances.set(lab, hindrance(place.snapshot(lab), plan));
			return plan.acted();
		}
		catch (RuntimeException ex) {
			place.planned(lab, LabPlan.at(failed(lab, ex, pace)), begun);
			return false;
		}
	}

	/**
	 * Says on the lab what its work failed with: one lab's failure never stops another's
	 * work.
	 * @return when to try again
	 */
	private Instant failed(Lab lab, RuntimeException cause, PollingPolicy pace) {
		Instant now = this.clock.instant();
		AwsFailure failure = AwsFailure.of(cause);
		Instant since = this.hindrances.since(lab, failure.code()).orElse(now);
		Instant next = now.plus(pace.afterFailures(since.equals(now) ? 1 : 2));
		this.hindrances.set(lab, new Hindrance(failure.code(), failure.message(), null, since, next));
		if (since.equals(now)) {
			logger.error("Lab {} could not be advanced; it is tried again", lab.id(), cause);
		}
		return next;
	}

	/**
	 * Finds what hinders the work on a lab: one of the reads that it wants fails.
	 */
	private static @Nullable Hindrance hindrance(Snapshot snapshot, LabPlan plan) {
		return plan.reads()
			.keySet()
			.stream()
			.flatMap((kind) -> Stream.ofNullable(snapshot.read(kind).failure()))
			.min(Comparator.comparing(ReadFailure::since))
			.map(Hindrance::of)
			.orElse(null);
	}

	private LabPlan advance(Task task, Snapshot snapshot, AwsClients aws, PollingPolicy pace) {
		try (MDC.MDCCloseable logged = MDC.putCloseable("workshop", task.lab().workshop())) {
			return ApiCallLog.forLab(task.lab().id(), () -> task.advance().advance(task.lab(), snapshot, aws, pace));
		}
	}

	private List<Lab> labs(AwsEnvironment environment) {
		return this.labs.in(environment.account(), environment.region())
			.stream()
			.filter((lab) -> lab.mode() == environment.mode())
			.toList();
	}

	private Optional<Instant> due(List<Lab> labs) {
		return tasks(labs).isEmpty()
				? this.advances.stream().flatMap((advance) -> advance.due(labs).stream()).min(Instant::compareTo)
				: Optional.of(Instant.EPOCH);
	}

	private List<Task> tasks(List<Lab> labs) {
		List<Task> tasks = new ArrayList<>();
		this.advances.forEach((advance) -> advance.pending(labs).forEach((lab) -> tasks.add(new Task(lab, advance))));
		return tasks;
	}

	/**
	 * A kind of work on a lab.
	 */
	private record Task(Lab lab, LabReconciler advance) {

	}

}
