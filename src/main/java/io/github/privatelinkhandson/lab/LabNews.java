package io.github.privatelinkhandson.lab;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.database.Database;

/**
 * Brings the news of labs that other consoles on the same database have changed. It asks
 * for the versions of all labs at once, however many people follow them.
 */
@Component
class LabNews implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(LabNews.class);

	private static final Duration INTERVAL = Duration.ofMillis(400);

	private final LabRepository repository;

	private final Database database;

	private final ApplicationEventPublisher events;

	/** The latest version that was told of each lab. */
	private final Map<String, Long> told = new ConcurrentHashMap<>();

	private volatile @Nullable SimpleAsyncTaskScheduler scheduler;

	LabNews(LabRepository repository, Database database, ApplicationEventPublisher events) {
		this.repository = repository;
		this.database = database;
		this.events = events;
	}

	@EventListener
	void on(LabChanged change) {
		if (this.database.isShared()) {
			this.told.merge(change.lab(), change.version(), Math::max);
		}
	}

	@Override
	public void start() {
		SimpleAsyncTaskScheduler started = new SimpleAsyncTaskScheduler();
		started.setThreadNamePrefix("news-");
		this.scheduler = started;
		if (this.database.isShared()) {
			this.told.putAll(this.repository.versions());
			started.scheduleWithFixedDelay(this::tell, INTERVAL);
		}
	}

	@Override
	public void stop() {
		SimpleAsyncTaskScheduler stopped = this.scheduler;
		this.scheduler = null;
		if (stopped != null) {
			stopped.close();
		}
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

	private void tell() {
		try {
			this.repository.versions().forEach((lab, version) -> {
				if (version > this.told.getOrDefault(lab, 0L)) {
					this.events.publishEvent(new LabChanged(lab, version));
				}
			});
		}
		catch (DataAccessException ex) {
			logger.warn("The labs' versions cannot be read; it is tried again: {}", ex.getMessage());
		}
	}

}
