package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.privatelinkhandson.lab.LabChanged;
import io.github.privatelinkhandson.live.EventStreams;
import io.github.privatelinkhandson.workshop.WorkshopChanged;

/**
 * Notifies open dashboards of changes, which are computed once for all of them. Changes
 * that depend on time alone are detected at each heartbeat.
 */
@Component
class DashboardStream extends EventStreams<DashboardStream.DashboardChanged> {

	private static final Duration DEBOUNCE = Duration.ofMillis(200);

	private static final Duration HEARTBEAT = Duration.ofSeconds(10);

	private final Map<String, LiveDashboard> dashboards = new ConcurrentHashMap<>();

	private final DashboardService service;

	DashboardStream(DashboardService service, MeterRegistry registry) {
		super("workshop", DEBOUNCE, HEARTBEAT, registry);
		this.service = service;
	}

	/**
	 * Opens a stream of a workshop's changes. It begins with an event to reload
	 * everything, unless the client has the current version.
	 * @param seen the version that the client has; null if unknown
	 * @param authorized evaluated at each heartbeat; the stream ends when it is false
	 * @throws io.github.privatelinkhandson.problem.NotFoundException if there is no such
	 * workshop
	 */
	SseEmitter subscribe(String workshop, @Nullable String seen, BooleanSupplier authorized) {
		this.service.require(workshop);
		return open(workshop, authorized, (change) -> change.version().equals(seen) ? null
				: SseEmitter.event().name("changed").id(change.version()).data(change, MediaType.APPLICATION_JSON),
				() -> new DashboardChanged(live(workshop).current().version(), null));
	}

	/**
	 * Returns a workshop's dashboard: the one that is followed, or one made now, whose
	 * version nobody knows.
	 * @throws io.github.privatelinkhandson.problem.NotFoundException if there is no such
	 * workshop
	 */
	LiveDashboard.Versioned current(String workshop) {
		return isFollowed(workshop) ? live(workshop).current()
				: new LiveDashboard.Versioned("", this.service.of(workshop));
	}

	@EventListener
	void on(WorkshopChanged change) {
		changed(change.workshop());
	}

	@EventListener
	void on(LabChanged change) {
		this.dashboards.forEach((workshop, dashboard) -> {
			if (dashboard.contains(change.lab())) {
				changed(workshop);
			}
		});
	}

	@Override
	protected @Nullable DashboardChanged read(String workshop) {
		LiveDashboard.Change change = live(workshop).refresh();
		return change.any() ? new DashboardChanged(change.version(), change.rows()) : null;
	}

	@Override
	protected void heartbeat(String workshop) {
		super.heartbeat(workshop);
		changed(workshop);
	}

	@Override
	protected void abandoned(String workshop) {
		this.dashboards.remove(workshop);
	}

	private LiveDashboard live(String workshop) {
		return this.dashboards.computeIfAbsent(workshop, this.service::watch);
	}

	/**
	 * The data of an event: the participants whose rows have changed; null for all.
	 */
	record DashboardChanged(String version, @Nullable Set<String> rows) {

	}

}
