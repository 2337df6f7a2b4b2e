package io.github.privatelinkhandson.live;

import java.time.Duration;
import java.util.List;
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
 * Publishes changes made by other consoles on the same database. It reads the versions of
 * all things of a kind at once, however many people follow them.
 */
@Component
class ChangePoller implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ChangePoller.class);

	private static final Duration INTERVAL = Duration.ofMillis(400);

	private final Database database;

	private final List<VersionSource> sources;

	private final ApplicationEventPublisher events;

	/**
	 * The latest version published of each id, which is random and so of one kind only.
	 */
	private final Map<String, Long> published = new ConcurrentHashMap<>();

	private volatile @Nullable SimpleAsyncTaskScheduler scheduler;

	ChangePoller(Database database, List<VersionSource> sources, ApplicationEventPublisher events) {
		this.database = database;
		this.sources = sources;
		this.events = events;
	}

	@EventListener
	void on(VersionChanged change) {
		if (this.database.isShared()) {
			this.published.merge(change.id(), change.version(), Math::max);
		}
	}

	@Override
	public void start() {
		SimpleAsyncTaskScheduler started = new SimpleAsyncTaskScheduler();
		started.setThreadNamePrefix("changes-");
		this.scheduler = started;
		if (this.database.isShared()) {
			this.sources.forEach((source) -> this.published.putAll(source.versions()));
			started.scheduleWithFixedDelay(() -> this.sources.forEach(this::poll), INTERVAL);
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

	private void poll(VersionSource source) {
		try {
			source.versions().forEach((id, version) -> {
				if (version > this.published.getOrDefault(id, 0L)) {
					this.events.publishEvent(source.changed(id, version));
				}
			});
		}
		catch (DataAccessException ex) {
			logger.warn("Versions cannot be read; it is tried again", ex);
		}
	}

}
