package io.github.privatelinkhandson.database;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/**
 * Brings the news of what other consoles on the same database have changed. It asks for
 * the versions of all things of a kind at once, however many people follow them.
 */
public abstract class ChangePoller implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ChangePoller.class);

	private static final Duration INTERVAL = Duration.ofMillis(400);

	private final Database database;

	/** The latest version that was told of each thing. */
	private final Map<String, Long> told = new ConcurrentHashMap<>();

	private volatile @Nullable SimpleAsyncTaskScheduler scheduler;

	protected ChangePoller(Database database) {
		this.database = database;
	}

	/**
	 * The present versions by id.
	 */
	protected abstract Map<String, Long> versions();

	/**
	 * Tells those who follow that thing.
	 */
	protected abstract void publish(String id, long version);

	/**
	 * Takes note of what has been told already.
	 */
	protected void heard(String id, long version) {
		if (this.database.isShared()) {
			this.told.merge(id, version, Math::max);
		}
	}

	@Override
	public void start() {
		SimpleAsyncTaskScheduler started = new SimpleAsyncTaskScheduler();
		started.setThreadNamePrefix("news-");
		this.scheduler = started;
		if (this.database.isShared()) {
			this.told.putAll(versions());
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
			versions().forEach((id, version) -> {
				if (version > this.told.getOrDefault(id, 0L)) {
					publish(id, version);
				}
			});
		}
		catch (DataAccessException ex) {
			logger.warn("Versions cannot be read; it is tried again: {}", ex.getMessage());
		}
	}

}
