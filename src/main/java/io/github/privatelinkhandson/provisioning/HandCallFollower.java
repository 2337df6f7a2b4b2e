package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.HandCall;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;

/**
 * Looks at a lab soon after something was changed in it by hand, so that its page and the
 * dashboard show it before anybody asks for a check. One thread looks at one lab after
 * the other; calls that follow one another closely cost one look.
 */
@Component
class HandCallFollower implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(HandCallFollower.class);

	private static final Duration DELAY = Duration.ofSeconds(2);

	private final Labs labs;

	private final LabInspection inspection;

	private final Set<String> planned = ConcurrentHashMap.newKeySet();

	private volatile @Nullable ThreadPoolTaskScheduler scheduler;

	HandCallFollower(Labs labs, LabInspection inspection) {
		this.labs = labs;
		this.inspection = inspection;
	}

	@EventListener
	void on(HandCall made) {
		ThreadPoolTaskScheduler running = this.scheduler;
		if (running != null && !made.call().reading() && made.call().errorCode() == null
				&& this.planned.add(made.lab())) {
			running.schedule(() -> look(made.lab()), Instant.now().plus(DELAY));
		}
	}

	private void look(String id) {
		this.planned.remove(id);
		try {
			Lab lab = this.labs.get(id);
			if (lab.status().isActive()) {
				this.inspection.look(lab);
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Lab {} could not be looked at after a call by hand", id, ex);
		}
	}

	@Override
	public void start() {
		ThreadPoolTaskScheduler started = new ThreadPoolTaskScheduler();
		started.setThreadNamePrefix("hand-calls-");
		started.setDaemon(true);
		started.initialize();
		this.scheduler = started;
	}

	@Override
	public void stop() {
		ThreadPoolTaskScheduler stopped = this.scheduler;
		this.scheduler = null;
		if (stopped != null) {
			stopped.shutdown();
		}
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

}
