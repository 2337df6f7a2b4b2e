package io.github.privatelinkhandson.aws;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import io.github.privatelinkhandson.paging.Paged;
import io.github.privatelinkhandson.paging.Paging;

/**
 * The AWS calls that were made for each lab. A call belongs to the lab in whose scope
 * ({@link #forLab}) its thread makes it; calls outside of any are not kept.
 */
@Component
public class ApiCallLog {

	private static final Logger logger = LoggerFactory.getLogger(ApiCallLog.class);

	private static final String LOGGED_LAB = "lab";

	private static final ThreadLocal<@Nullable String> LAB = new ThreadLocal<>();

	private final ApiCallRepository repository;

	private final ApplicationEventPublisher events;

	ApiCallLog(ApiCallRepository repository, ApplicationEventPublisher events) {
		this.repository = repository;
		this.events = events;
	}

	/**
	 * Does work whose AWS calls are made for that lab.
	 */
	public static <T> T forLab(String labId, Supplier<T> work) {
		String outer = LAB.get();
		set(labId);
		try {
			return work.get();
		}
		finally {
			set(outer);
		}
	}

	/**
	 * The calls made for a lab, oldest first.
	 */
	public List<ApiCall> calls(String lab) {
		return this.repository.find(lab);
	}

	/**
	 * Returns a page of the calls made for a lab, oldest first.
	 * @param changes whether only those that were to change something
	 */
	public Paged<ApiCall> calls(String lab, boolean changes, Paging paging) {
		return new Paged<>(this.repository.find(lab, changes, paging), paging, count(lab, changes));
	}

	/**
	 * Counts the calls made for a lab.
	 * @param changes whether only those that were to change something
	 */
	public long count(String lab, boolean changes) {
		return this.repository.count(lab, changes);
	}

	/**
	 * The latest calls that were made by hand with a lab's key, the latest first.
	 */
	public List<ApiCall> latestByHand(String lab, int most) {
		return this.repository.findByHand(lab, most);
	}

	/**
	 * Sets the lab's id in the logging context, so that log lines carry it too.
	 */
	private static void set(@Nullable String labId) {
		if (labId != null) {
			LAB.set(labId);
			MDC.put(LOGGED_LAB, labId);
		}
		else {
			LAB.remove();
			MDC.remove(LOGGED_LAB);
		}
	}

	static Optional<String> currentLab() {
		return Optional.ofNullable(LAB.get());
	}

	/**
	 * Keeps a call that somebody else than the console has made with a lab's key.
	 */
	public void addByHand(String lab, ApiCall call) {
		add(lab, call);
		this.events.publishEvent(new HandCall(lab, call));
	}

	/**
	 * Keeps a call. One that cannot be kept is let go: AWS has already done what was
	 * asked.
	 */
	void add(String lab, ApiCall call) {
		try {
			this.repository.insert(lab, call);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Call {} {} of lab {} could not be recorded", call.service(), call.operation(), lab, ex);
		}
	}

}
