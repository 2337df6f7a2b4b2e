package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * Looks at every account and region in which there is work to do, again and again until
 * there is none. No thread waits for AWS; what is to be done is in the database, so that
 * a restart goes on from there.
 */
@Component
public class Engine implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Engine.class);

	/** So many accounts are looked at at the same time. */
	private static final int MOST_LOOKS = 32;

	private static final Duration LONGEST_LOOK_AT_THE_END = Duration.ofSeconds(10);

	private final Looks looks;

	private final Workers workers;

	private final Clock clock;

	/** What is being looked at, or about to be. */
	private final Map<Place, Watch> watches = new HashMap<>();

	private @Nullable SimpleAsyncTaskScheduler scheduler;

	Engine(Looks looks, Workers workers, Clock clock) {
		this.looks = looks;
		this.workers = workers;
		this.clock = clock;
	}

	/**
	 * Sees to a lab soon.
	 */
	public void wake(Lab lab) {
		wake(Place.of(lab));
	}

	/**
	 * Observes a lab's account and region now.
	 * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not let it
	 * be observed
	 */
	public Snapshot observe(Lab lab) {
		return this.looks.observe(Place.of(lab), List.of(lab));
	}

	/**
	 * How long things take in a lab's cloud that are over in a second or so on AWS.
	 */
	Duration pace(Lab lab) {
		return this.looks.pace(Place.of(lab)).soon();
	}

	@Override
	public void start() {
		synchronized (this.watches) {
			this.scheduler = new SimpleAsyncTaskScheduler();
			this.scheduler.setThreadNamePrefix("engine-");
			this.scheduler.setVirtualThreads(this.workers.virtual());
			this.scheduler.setConcurrencyLimit(MOST_LOOKS);
			this.scheduler.setTaskTerminationTimeout(LONGEST_LOOK_AT_THE_END.toMillis());
		}
		this.looks.withWork().forEach(this::wake);
	}

	/**
	 * Lets the looks that are under way come to their end.
	 */
	@Override
	public void stop() {
		SimpleAsyncTaskScheduler stopped;
		synchronized (this.watches) {
			stopped = this.scheduler;
			this.scheduler = null;
			this.watches.clear();
		}
		if (stopped != null) {
			stopped.close();
		}
	}

	@Override
	public boolean isRunning() {
		synchronized (this.watches) {
			return this.scheduler != null;
		}
	}

	private void wake(Place place) {
		synchronized (this.watches) {
			if (this.scheduler != null) {
				this.watches.computeIfAbsent(place, Watch::new).wake(this.scheduler);
			}
		}
	}

	private void look(Watch watch) {
		if (!begin(watch)) {
			return;
		}
		Instant begun = this.clock.instant();
		Looks.Outcome outcome = Looks.Outcome.HINDERED;
		try {
			outcome = this.looks.look(watch.place);
		}
		catch (RuntimeException ex) {
			logger.error("Looking at {} failed; it is tried again", watch.place, ex);
		}
		finally {
			end(watch, outcome, Duration.between(begun, this.clock.instant()));
		}
	}

	private boolean begin(Watch watch) {
		synchronized (this.watches) {
			if (watch.looking || this.watches.get(watch.place) != watch) {
				return false;
			}
			watch.looking = true;
			watch.woken = false;
			return true;
		}
	}

	/**
	 * Plans the next look, if there is to be one. While AWS works, looks take at most
	 * half of the time: where there is much to look at, it is looked at more seldom.
	 */
	private void end(Watch watch, Looks.Outcome outcome, Duration took) {
		synchronized (this.watches) {
			watch.looking = false;
			if (this.scheduler == null || this.watches.get(watch.place) != watch) {
				return;
			}
			if (outcome == Looks.Outcome.IDLE && !watch.woken) {
				this.watches.remove(watch.place);
				return;
			}
			watch.failures = (outcome == Looks.Outcome.HINDERED) ? watch.failures + 1 : 0;
			Pace pace = this.looks.pace(watch.place);
			boolean soon = watch.woken || outcome == Looks.Outcome.ACTED;
			Duration pause = soon ? pace.soon() : pace.afterFailures(watch.failures);
			watch.plan(this.scheduler, (soon || took.compareTo(pause) < 0) ? pause : took);
		}
	}

	/**
	 * What is known of the looks at one place; guarded by the map of all.
	 */
	private final class Watch {

		private final Place place;

		private @Nullable ScheduledFuture<?> next;

		private boolean looking;

		private boolean woken;

		private int failures;

		Watch(Place place) {
			this.place = place;
		}

		void wake(SimpleAsyncTaskScheduler scheduler) {
			this.woken = true;
			if (!this.looking) {
				plan(scheduler, Duration.ZERO);
			}
		}

		void plan(SimpleAsyncTaskScheduler scheduler, Duration pause) {
			if (this.next != null) {
				this.next.cancel(false);
			}
			this.next = scheduler.schedule(() -> look(this), Engine.this.clock.instant().plus(pause));
		}

	}

}
