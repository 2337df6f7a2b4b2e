package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.observation.ObservationScope;
import io.github.privatelinkhandson.observation.Observer;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * One look at an account and region: one observation for all its labs, then one advance
 * of each that there is work on.
 */
@Component
class Reconciler {

	private static final Logger logger = LoggerFactory.getLogger(Reconciler.class);

	private final Labs labs;

	private final List<LabReconciler> advances;

	private final AwsClientFactory clients;

	private final Clouds clouds;

	private final Observer observer;

	private final ReconcileExecutor executor;

	/** Looks at clouds in this process need processors, which pages need too. */
	private final Semaphore local = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

	Reconciler(Labs labs, List<LabReconciler> advances, AwsClientFactory clients, Clouds clouds, Observer observer,
			ReconcileExecutor executor) {
		this.labs = labs;
		this.advances = advances;
		this.clients = clients;
		this.clouds = clouds;
		this.observer = observer;
		this.executor = executor;
	}

	/**
	 * Outcome of a look.
	 */
	enum Outcome {

		/** There is no work. */
		IDLE,

		/** AWS works, or something else has to pass. */
		WAITING,

		/** AWS was asked for something. */
		ACTED,

		/** The account could not be observed. */
		HINDERED

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

	Outcome reconcile(AwsEnvironment environment) {
		if (this.clouds.of(environment.mode()).remote()) {
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

	private Outcome lookNow(AwsEnvironment environment) {
		List<Task> tasks = tasks(labs(environment));
		if (tasks.isEmpty()) {
			return Outcome.IDLE;
		}
		try {
			Snapshot snapshot = observe(environment, tasks.stream().map(Task::lab).toList());
			return advance(environment, tasks, snapshot) ? Outcome.ACTED : Outcome.WAITING;
		}
		catch (RuntimeException ex) {
			AwsFailure failure = AwsFailure.of(ex);
			logger.warn("{} cannot be observed: {} {}", environment, failure.code(), failure.message());
			tasks.forEach((task) -> task.advance().observationFailed(task.lab(), failure));
			return Outcome.HINDERED;
		}
	}

	/**
	 * Observes an account and region for these labs.
	 * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not let it
	 * be observed
	 */
	Snapshot observe(AwsEnvironment environment, Collection<Lab> concerned) {
		if (environment.mode() == CloudMode.PRACTICE
				&& concerned.stream().anyMatch((lab) -> lab.status() == LabStatus.TEARING_DOWN)) {
			return this.observer.observe(clients(environment), environment.account(), environment.region(),
					ObservationScope.account());
		}
		Set<String> roles = concerned.stream().map((lab) -> lab.name("SSM-role")).collect(Collectors.toSet());
		return this.observer.observe(clients(environment), environment.account(), environment.region(),
				ObservationScope.allLabs(roles));
	}

	PollingPolicy pace(AwsEnvironment environment) {
		return PollingPolicy.of(this.clouds.of(environment.mode()).speed());
	}

	/**
	 * The shortest pause between two looks in any of the clouds.
	 */
	Duration shortestPause() {
		return Arrays.stream(CloudMode.values())
			.map((mode) -> PollingPolicy.of(this.clouds.of(mode).speed()).again())
			.min(Duration::compareTo)
			.orElseThrow();
	}

	AwsClients clients(AwsEnvironment environment) {
		return this.clients.clients(environment.mode(), environment.account(), environment.region());
	}

	private boolean advance(AwsEnvironment environment, List<Task> tasks, Snapshot snapshot) {
		AwsClients aws = clients(environment);
		Duration policy = pace(environment).soon();
		boolean remote = this.clouds.of(environment.mode()).remote();
		List<CompletableFuture<Boolean>> advancing = tasks.stream()
			.collect(Collectors.groupingBy((task) -> task.lab().id()))
			.values()
			.stream()
			.map((ofLab) -> this.executor.advance(remote,
					() -> ofLab.stream()
						.map((task) -> advance(task, snapshot, aws, policy))
						.reduce(false, Boolean::logicalOr)))
			.toList();
		return ReconcileExecutor.await(advancing).contains(true);
	}

	/**
	 * One lab's failure never stops another's work.
	 */
	private static boolean advance(Task task, Snapshot snapshot, AwsClients aws, Duration policy) {
		try (MDC.MDCCloseable logged = MDC.putCloseable("workshop", task.lab().workshop())) {
			return ApiCallLog.forLab(task.lab().id(), () -> task.advance().advance(task.lab(), snapshot, aws, policy));
		}
		catch (RuntimeException ex) {
			logger.error("Lab {} could not be advanced; it is tried again", task.lab().id(), ex);
			return false;
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
