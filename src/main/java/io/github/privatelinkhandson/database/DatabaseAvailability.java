package io.github.privatelinkhandson.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Knows if the database works. A fault that any statement meets makes it unavailable; a
 * row that can be written makes it available again, which is tried every second.
 */
public final class DatabaseAvailability implements SmartInitializingSingleton, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseAvailability.class);

	private static final String WRITE = "UPDATE probe SET content = ? WHERE id = 1";

	/** Time that a probe may take. */
	private static final Duration LONGEST = Duration.ofMillis(1500);

	/** Time for which the outcome of a probe is taken as still true. */
	private static final Duration FRESH = Duration.ofSeconds(1);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	/**
	 * Bytes that must find room before a database that failed is available again, so that
	 * it does not fail with the next statement. Random, as PostgreSQL compresses.
	 */
	private static final int ROOM = 128 * 1024;

	private final ApplicationEventPublisher events;

	private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "database-probe");
		thread.setDaemon(true);
		return thread;
	});

	/** Messages about the fault that were not logged. */
	private final AtomicLong leftOut = new AtomicLong();

	private volatile @Nullable HikariDataSource pool;

	private volatile boolean started;

	private volatile boolean available = true;

	private long failedAt;

	private @Nullable Future<Boolean> probe;

	private long probedAt;

	DatabaseAvailability(ApplicationEventPublisher events) {
		this.events = events;
	}

	/**
	 * Returns whether the database is not known to fail.
	 */
	public boolean isAvailable() {
		return this.available;
	}

	/**
	 * Returns whether the database takes a row that is written now, or was within the
	 * last second.
	 */
	boolean answers() {
		if (!this.available) {
			return false;
		}
		try {
			return probe().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			failed("it does not answer within %d ms".formatted(LONGEST.toMillis()));
		}
		catch (ExecutionException ex) {
			failed(DatabaseFaults.reason(ex));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

	void watch(HikariDataSource pool) {
		this.pool = pool;
	}

	/**
	 * Takes note of a fault.
	 */
	void failed(SQLException fault) {
		failed(DatabaseFaults.reason(fault));
	}

	private synchronized void failed(String reason) {
		if (!this.started || !this.available) {
			return;
		}
		this.available = false;
		this.failedAt = System.nanoTime();
		this.leftOut.set(0);
		logger.error("The database does not work, and what needs it is answered 503 until it does: {}", reason);
		tryAgain();
	}

	/**
	 * Counts a message about the fault that is not logged.
	 * @return whether it is to be left out
	 */
	boolean leaveOut() {
		if (this.started) {
			this.leftOut.incrementAndGet();
		}
		return this.started;
	}

	/**
	 * Takes faults for those of a console that runs: until now, they end its start.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.started = true;
	}

	@Override
	public void destroy() {
		this.started = false;
		this.worker.shutdownNow();
	}

	private synchronized Future<Boolean> probe() {
		Future<Boolean> last = this.probe;
		boolean fresh = System.nanoTime() - this.probedAt < FRESH.toNanos();
		if (last != null && (fresh || !last.isDone())) {
			return last;
		}
		Future<Boolean> next = this.worker.submit(() -> {
			write("");
			return true;
		});
		this.probe = next;
		this.probedAt = System.nanoTime();
		return next;
	}

	private void tryAgain() {
		if (!this.worker.isShutdown()) {
			this.worker.schedule(this::recover, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void recover() {
		try {
			byte[] random = new byte[ROOM / 2];
			new SecureRandom().nextBytes(random);
			write(HexFormat.of().formatHex(random));
			write("");
			recovered();
		}
		catch (SQLException | RuntimeException ex) {
			reopen();
			tryAgain();
		}
	}

	private void recovered() {
		synchronized (this) {
			this.available = true;
			this.probe = null;
		}
		logger.info("The database works again after {} s; {} messages about it were left out",
				Duration.ofNanos(System.nanoTime() - this.failedAt).toSeconds(), this.leftOut.getAndSet(0));
		this.events.publishEvent(new DatabaseRecovered());
	}

	/**
	 * Gives up all connections: H2 opens its file anew with the first one after the last.
	 */
	private void reopen() {
		HikariDataSource watched = this.pool;
		HikariPoolMXBean connections = (watched != null) ? watched.getHikariPoolMXBean() : null;
		if (connections != null) {
			connections.softEvictConnections();
		}
	}

	private void write(String content) throws SQLException {
		HikariDataSource watched = this.pool;
		if (watched == null) {
			return;
		}
		try (Connection connection = watched.getConnection();
				PreparedStatement statement = connection.prepareStatement(WRITE)) {
			statement.setString(1, content);
			statement.executeUpdate();
		}
	}

}
