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
 * A room and the dashboards that are open on it. What has changed is found out once and
 * sent to all of them.
 */
class DashboardWatch {

	/** Dashboards come back after a time of their own, not all at once. */
	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofSeconds(10);

	private final LiveDashboard liveDashboard;

	/** The open streams, and whether those behind them may still follow. */
	private final Map<SseEmitter, BooleanSupplier> streams = new ConcurrentHashMap<>();

	DashboardWatch(LiveDashboard liveDashboard) {
		this.liveDashboard = liveDashboard;
	}

	LiveDashboard room() {
		return this.liveDashboard;
	}

	int size() {
		return this.streams.size();
	}

	/**
	 * Lets a dashboard follow, as long as it may.
	 */
	void add(SseEmitter stream, BooleanSupplier admitted) {
		this.streams.put(stream, admitted);
	}

	/**
	 * Tells a dashboard to fetch everything, unless it has seen the room as it is.
	 */
	void greet(SseEmitter stream, @Nullable String seen) {
		long retry = ThreadLocalRandom.current().nextLong(SHORTEST.toMillis(), LONGEST.toMillis() + 1);
		String version = this.liveDashboard.seen().version();
		send(stream, SseEmitter.event().reconnectTime(retry).comment("alive"));
		if (!version.equals(seen)) {
			send(stream, event(new News(version, null)));
		}
	}

	void remove(SseEmitter stream) {
		this.streams.remove(stream);
	}

	/**
	 * Looks what has changed, and tells.
	 */
	void refresh() {
		LiveDashboard.Change change = this.liveDashboard.refresh();
		if (change.any()) {
			News news = new News(change.version(), change.rows());
			this.streams.keySet().forEach((stream) -> send(stream, event(news)));
		}
	}

	/**
	 * Tells all that there is somebody, and ends the streams of those who may not follow
	 * any more.
	 */
	void beat() {
		this.streams.forEach((stream, admitted) -> {
			if (admitted.getAsBoolean()) {
				send(stream, SseEmitter.event().comment("alive"));
			}
			else {
				stream.complete();
				remove(stream);
			}
		});
	}

	void end() {
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

	private static SseEmitter.SseEventBuilder event(News news) {
		return SseEmitter.event().name("room").id(news.version()).data(news, MediaType.APPLICATION_JSON);
	}

	/**
	 * What a dashboard is told: whose lines to fetch anew; null for all.
	 */
	record News(String version, @Nullable Set<String> rows) {

	}

}
