package io.github.privatelinkhandson.aws;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.paging.Paged;
import io.github.privatelinkhandson.paging.Paging;

/**
 * The AWS calls that were made for each lab. A call belongs to the lab in whose scope
 * ({@link #forLab}) its thread makes it; calls outside of any are not kept.
 */
@Component
public class ApiCallLog {

	private static final String LOGGED_LAB = "lab";

	private static final ThreadLocal<@Nullable String> LAB = new ThreadLocal<>();

	private final ApiCallRepository repository;

	private final ApiCallQueue queue;

	private final ApplicationEventPublisher events;

	ApiCallLog(ApiCallRepository repository, ApiCallQueue queue, ApplicationEventPublisher events) {
		this.repository = repository;
		this.queue = queue;
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
		this.queue.write();
		return this.repository.find(lab);
	}

	/**
	 * Returns a page of the calls made for a lab, oldest first.
	 * @param changes whether only those that were to change something
	 */
	public Paged<ApiCall> calls(String lab, boolean changes, Paging paging) {
		this.queue.write();
		return new Paged<>(this.repository.find(lab, changes, paging), paging, count(lab, changes));
	}

	/**
	 * Counts the calls made for a lab.
	 * @param changes whether only those that were to change something
	 */
	public long count(String lab, boolean changes) {
		this.queue.write();
		return this.repository.count(lab, changes);
	}

	/**
	 * The latest calls that were made by hand with a lab's key, the latest first.
	 */
	public List<ApiCall> latestByHand(String lab, int most) {
		this.queue.write();
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
	 * Writes what was called until now, for those who read the log in the database.
	 */
	public void write() {
		this.queue.write();
	}

	/**
	 * Keeps a call. While it cannot be kept, AWS has already done what was asked.
	 */
	void add(String lab, ApiCall call) {
		this.queue.add(new ApiCallQueue.LoggedCall(lab, call));
	}

}
