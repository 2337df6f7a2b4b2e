package io.github.privatelinkhandson.teardown;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.Engine;

/**
 * Has the engine look at labs whose time is over where it would not look by itself: for
 * those that were opened, but never built, there is no look to come.
 */
@Component
class EndWatch implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(EndWatch.class);

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final Labs labs;

	private final Engine engine;

	private final Clock clock;

	private @Nullable SimpleAsyncTaskScheduler scheduler;

	EndWatch(Labs labs, Engine engine, Clock clock) {
		this.labs = labs;
		this.engine = engine;
		this.clock = clock;
	}

	@Override
	public synchronized void start() {
		this.scheduler = new SimpleAsyncTaskScheduler();
		this.scheduler.setThreadNamePrefix("ends-");
		this.scheduler.scheduleWithFixedDelay(this::look, INTERVAL);
	}

	@Override
	public synchronized void stop() {
		if (this.scheduler != null) {
			this.scheduler.close();
			this.scheduler = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.scheduler != null;
	}

	private void look() {
		Instant now = this.clock.instant();
		try {
			this.labs.all().stream().filter((lab) -> lab.isOver(now)).forEach(this.engine::wake);
		}
		catch (RuntimeException ex) {
			logger.warn("Labs whose time is over could not be looked for; it is tried again", ex);
		}
	}

}
