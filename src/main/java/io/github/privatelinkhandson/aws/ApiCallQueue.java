package io.github.privatelinkhandson.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The calls that are still to be written to the log, in their order: together, after a
 * moment, when there are many, or when somebody reads the log. While the database does
 * not work, so many are kept as there is room for.
 */
@Component
class ApiCallQueue implements SmartLifecycle {

	/** The calls of so long are lost when the console is killed. */
	static final Duration LONGEST_WAIT = Duration.ofMillis(300);

	/** So many are written at once. */
	static final int BATCH = 100;

	/** The latest that are kept while the database does not work. */
	static final int MOST = 2_000;

	private static final Logger logger = LoggerFactory.getLogger(ApiCallQueue.class);

	private final ApiCallRepository repository;

	private final Object writing = new Object();

	/** Whoever uses it holds its monitor. */
	private final List<LoggedCall> waiting = new ArrayList<>();

	/** Set while calls cannot be written; for those who hold {@link #writing}. */
	private boolean failing;

	private volatile @Nullable SimpleAsyncTaskScheduler scheduler;

	ApiCallQueue(ApiCallRepository repository) {
		this.repository = repository;
	}

	void add(LoggedCall call) {
		boolean full;
		synchronized (this.waiting) {
			this.waiting.add(call);
			full = this.waiting.size() % BATCH == 0;
			shrink();
		}
		if (full) {
			write();
		}
	}

	/**
	 * Writes what waits. Whoever comes meanwhile waits until that is done, so that what
	 * they have added is written, by them or with the others', when this returns.
	 */
	void write() {
		synchronized (this.writing) {
			List<LoggedCall> batch;
			synchronized (this.waiting) {
				batch = List.copyOf(this.waiting);
				this.waiting.clear();
			}
			if (!batch.isEmpty()) {
				write(batch);
			}
		}
	}

	private void write(List<LoggedCall> batch) {
		try {
			this.repository.insert(batch);
			if (this.failing) {
				logger.info("Calls are recorded again");
			}
			this.failing = false;
		}
		catch (DataIntegrityViolationException ex) {
			if (batch.size() == 1) {
				LoggedCall refused = batch.get(0);
				logger.warn("Call {} {} of lab {} could not be recorded", refused.call().service(),
						refused.call().operation(), refused.lab(), ex);
			}
			else {
				batch.forEach((call) -> write(List.of(call)));
			}
		}
		catch (DataAccessException | TransactionException ex) {
			if (!this.failing) {
				logger.warn("Calls cannot be recorded; it is tried again", ex);
			}
			this.failing = true;
			synchronized (this.waiting) {
				this.waiting.addAll(0, batch);
				shrink();
			}
		}
	}

	/**
	 * Lets the oldest go that there is no room for.
	 */
	private void shrink() {
		int tooMany = this.waiting.size() - MOST;
		if (tooMany > 0) {
			this.waiting.subList(0, tooMany).clear();
		}
	}

	@Override
	public void start() {
		SimpleAsyncTaskScheduler started = new SimpleAsyncTaskScheduler();
		started.setThreadNamePrefix("calls-");
		this.scheduler = started;
		started.scheduleWithFixedDelay(this::write, LONGEST_WAIT);
	}

	/**
	 * Writes what waits, after everything that calls AWS has stopped.
	 */
	@Override
	public void stop() {
		SimpleAsyncTaskScheduler stopped = this.scheduler;
		this.scheduler = null;
		if (stopped != null) {
			stopped.close();
		}
		write();
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

	/**
	 * Starts before, and stops after, what calls AWS.
	 */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	/**
	 * A call and the lab for which it was made.
	 */
	record LoggedCall(String lab, ApiCall call) {

	}

}
