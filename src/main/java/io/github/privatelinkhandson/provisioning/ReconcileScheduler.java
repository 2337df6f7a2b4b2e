package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.stats.MicrometerStatsRegistry;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.database.Database;
import io.github.privatelinkhandson.database.DatabaseRecovered;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * Looks at every account and region in which there is work to do, again and again until
 * there is none. Each is a job of db-scheduler, so that of several consoles on one
 * database one looks at a time, and another goes on when it dies. No thread waits for
 * AWS; what is to be done is in the database, so that a restart goes on from there.
 */
@Component
public class ReconcileScheduler implements SmartLifecycle {

	/** So many accounts are looked at at the same time. */
	private static final int MAX_LOOKS = 32;

	private static final Duration MAX_LOOK_AT_THE_END = Duration.ofSeconds(10);

	/**
	 * Jobs of a console from which nothing was heard for {@link #MISSED_HEARTBEATS} of
	 * these are others' to take; they look for such jobs at every second one.
	 */
	private static final Duration HEARTBEAT = Duration.ofSeconds(4);

	/** The least that db-scheduler allows; by default it waits for six. */
	private static final int MISSED_HEARTBEATS = 4;

	private static final int MAX_TRIES = 3;

	private final Reconciler reconciler;

	private final Observations observations;

	private final DataSource source;

	private final Database database;

	private final Clock clock;

	private final MeterRegistry registry;

	private final Timer lag;

	private final CustomTask<Void> job;

	/**
	 * Places that were woken while they were being looked at, perhaps too late to see.
	 */
	private final Set<AwsEnvironment> woken = ConcurrentHashMap.newKeySet();

	private volatile @Nullable Scheduler scheduler;

	ReconcileScheduler(Reconciler reconciler, Observations observations, DataSource source, Database database,
			Clock clock, MeterRegistry registry) {
		this.reconciler = reconciler;
		this.observations = observations;
		this.source = source;
		this.database = database;
		this.clock = clock;
		this.registry = registry;
		this.lag = Timer.builder("handson.jobs.lag")
			.description("How much later than planned accounts are looked at")
			.register(registry);
		this.job = Tasks.custom("look", Void.class)
			.onFailure(this::lookAgain)
			.onDeadExecutionRevive()
			.execute((instance, context) -> {
				this.lag.record(Duration.between(context.getExecution().executionTime, this.clock.instant()));
				return look(AwsEnvironment.parse(instance.getId()));
			});
	}

	/**
	 * Sees to a lab soon.
	 */
	public void wake(Lab lab) {
		this.observations.renew(lab);
		wake(lab.environment());
	}

	/**
	 * Sees to a lab soon, of which everything was just read.
	 */
	void resume(Lab lab) {
		wake(lab.environment());
	}

	/**
	 * Sees to a lab when there will be work on it by itself.
	 */
	public void expect(Lab lab) {
		AwsEnvironment environment = lab.environment();
		this.reconciler.due(environment).ifPresent((at) -> expect(environment, at));
	}

	/**
	 * Sees to what could not be planned while the database did not work.
	 */
	@EventListener
	void on(DatabaseRecovered event) {
		this.reconciler.due().forEach(this::expect);
	}

	/**
	 * Observes a lab's account and region now. Reads that fail are missing in it.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are no
	 * credentials for the account
	 */
	public Snapshot observe(Lab lab) {
		return this.observations.observe(lab);
	}

	/**
	 * Returns the time that things take in a lab's cloud that are over in a second or so
	 * on AWS.
	 */
	Duration pace(Lab lab) {
		return this.observations.pace(lab.environment()).soon();
	}

	@Override
	public void start() {
		if (!this.database.isShared()) {
			forgetJobs();
		}
		this.observations.clear();
		Scheduler started = Scheduler.create(this.source, this.job)
			.threads(MAX_LOOKS)
			.pollingInterval(this.observations.shortestPause())
			.heartbeatInterval(HEARTBEAT)
			.missedHeartbeatsLimit(MISSED_HEARTBEATS)
			.shutdownMaxWait(MAX_LOOK_AT_THE_END)
			.enableImmediateExecution()
			.clock(this.clock::instant)
			.statsRegistry(new MicrometerStatsRegistry(this.registry, List.of(this.job)))
			.build();
		this.scheduler = started;
		started.start();
		this.reconciler.due().forEach(this::expect);
	}

	/**
	 * Lets the looks that are under way come to their end.
	 */
	@Override
	public void stop() {
		Scheduler stopped = this.scheduler;
		this.scheduler = null;
		if (stopped != null) {
			stopped.stop();
		}
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

	/**
	 * Forgets the jobs of a console that is dead, as nobody else can have the database:
	 * nobody needs to wait until its heartbeat is missed.
	 */
	private void forgetJobs() {
		JdbcClient.create(this.source).sql("DELETE FROM scheduled_tasks").update();
	}

	/**
	 * Looks at a place at that time, unless it is going to be looked at before.
	 */
	private void expect(AwsEnvironment environment, Instant at) {
		Scheduler running = this.scheduler;
		TaskInstance<Void> instance = this.job.instance(environment.toString());
		if (!at.isAfter(this.clock.instant())) {
			wake(environment);
		}
		else if (running != null && !running.scheduleIfNotExists(instance, at)
				&& running.getScheduledExecution(instance)
					.filter((job) -> !job.isPicked() && job.getExecutionTime().isAfter(at))
					.isPresent()) {
			wake(environment);
		}
	}

	/**
	 * Looks at a place now. If that is being done already, the end of that look sees to
	 * it.
	 */
	private void wake(AwsEnvironment environment) {
		this.woken.add(environment);
		TaskInstance<Void> instance = this.job.instance(environment.toString());
		for (int tries = 0; tries < MAX_TRIES; tries++) {
			Scheduler running = this.scheduler;
			try {
				if (running == null || running.schedule(instance, this.clock.instant(),
						ScheduleOptions.defaultOptions().whenExistsReschedule())) {
					return;
				}
			}
			catch (TaskInstanceCurrentlyExecutingException ex) {
				return;
			}
			catch (TaskInstanceNotFoundException | ExecutionException ex) {
				// it has come to its end, or was taken up, at this moment
			}
		}
	}

	private CompletionHandler<Void> look(AwsEnvironment environment) {
		this.woken.remove(environment);
		Instant begun = this.clock.instant();
		Reconciler.Look outcome = this.reconciler.reconcile(environment);
		Duration took = Duration.between(begun, this.clock.instant());
		return (complete, operations) -> plan(environment, outcome, took, complete, operations);
	}

	/**
	 * Plans the next look, if there is to be one. Looks take at most half of the time:
	 * where there is much to look at, it is looked at more seldom.
	 */
	private void plan(AwsEnvironment environment, Reconciler.Look outcome, Duration took, ExecutionComplete complete,
			ExecutionOperations<Void> operations) {
		PollingPolicy policy = this.observations.pace(environment);
		Instant next = outcome.next();
		if (next == null) {
			operations.remove();
			// what was asked for since the look must not be lost
			this.reconciler.due(environment).ifPresent((at) -> expect(environment, at));
			return;
		}
		if (this.woken.remove(environment)) {
			operations.reschedule(complete, in(policy.again()));
			return;
		}
		Instant soonest = in((outcome.acted() || took.compareTo(policy.again()) < 0) ? policy.again() : took);
		operations.reschedule(complete, next.isAfter(soonest) ? next : soonest);
	}

	private void lookAgain(ExecutionComplete complete, ExecutionOperations<Void> operations) {
		AwsEnvironment environment = AwsEnvironment.parse(complete.getExecution().getId());
		PollingPolicy policy = this.observations.pace(environment);
		operations.reschedule(complete, in(this.woken.remove(environment) ? policy.again()
				: policy.afterFailures(complete.getExecution().consecutiveFailures + 1)));
	}

	private Instant in(Duration pause) {
		return this.clock.instant().plus(pause);
	}

}
