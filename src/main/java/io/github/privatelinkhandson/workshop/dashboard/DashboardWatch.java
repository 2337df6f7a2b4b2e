package io.github.privatelinkhandson.workshop.dashboard;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open streams of one workshop's dashboard. Changes are computed once and sent to all
 * of them.
 */
class DashboardWatch {

	/**
	 * Clients reconnect after a random delay, so that they do not all reconnect at once.
	 */
	private static final Duration MIN_RECONNECT = Duration.ofSeconds(1);

	private static final Duration MAX_RECONNECT = Duration.ofSeconds(10);

	private final LiveDashboard liveDashboard;

	/** The open streams, each with its authorization check. */
	private final Map<SseEmitter, BooleanSupplier> streams = new ConcurrentHashMap<>();

	DashboardWatch(LiveDashboard liveDashboard) {
		this.liveDashboard = liveDashboard;
	}

	LiveDashboard dashboard() {
		return this.liveDashboard;
	}

	int size() {
		return this.streams.size();
	}

	/**
	 * Adds a stream, which stays open as long as the check returns true.
	 */
	void add(SseEmitter stream, BooleanSupplier authorized) {
		this.streams.put(stream, authorized);
	}

	/**
	 * Sends the reconnection delay, and an event to reload everything unless the client
	 * has the current version.
	 */
	void sendInitial(SseEmitter stream, @Nullable String seen) {
		long retry = ThreadLocalRandom.current().nextLong(MIN_RECONNECT.toMillis(), MAX_RECONNECT.toMillis() + 1);
		String version = this.liveDashboard.current().version();
		send(stream, SseEmitter.event().reconnectTime(retry).comment("alive"));
		if (!version.equals(seen)) {
			send(stream, event(new DashboardChanged(version, null)));
		}
	}

	void remove(SseEmitter stream) {
		this.streams.remove(stream);
	}

	/**
	 * Refreshes the dashboard and sends the changes, if any.
	 */
	void refresh() {
		LiveDashboard.Change change = this.liveDashboard.refresh();
		if (change.any()) {
			DashboardChanged changed = new DashboardChanged(change.version(), change.rows());
			this.streams.keySet().forEach((stream) -> send(stream, event(changed)));
		}
	}

	/**
	 * Sends a comment that keeps connections open, and ends the streams whose
	 * authorization check fails.
	 */
	void heartbeat() {
		this.streams.forEach((stream, authorized) -> {
			if (authorized.getAsBoolean()) {
				send(stream, SseEmitter.event().comment("alive"));
			}
			else {
				stream.complete();
				remove(stream);
			}
		});
	}

	void completeAll() {
		this.streams.keySet().forEach(SseEmitter::complete);
	}

	private void send(SseEmitter stream, SseEmitter.SseEventBuilder event) {
		try {
			stream.send(event);
		}
		catch (IOException | IllegalStateException ex) {
			remove(stream);
		}
	}

	private static SseEmitter.SseEventBuilder event(DashboardChanged changed) {
		return SseEmitter.event().name("room").id(changed.version()).data(changed, MediaType.APPLICATION_JSON);
	}

	/**
	 * The data of an event: the participants whose rows to reload; null for all.
	 */
	record DashboardChanged(String version, @Nullable Set<String> rows) {

	}

}
