package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.privatelinkhandson.lab.LabChanged;
import io.github.privatelinkhandson.workshop.WorkshopChanged;

/**
 * Notifies open dashboards of changes. Changes within the debounce interval are sent as
 * one event; changes that depend on time alone are detected every ten seconds.
 */
@Component
class DashboardStream implements SmartLifecycle {

	private static final Duration DEBOUNCE = Duration.ofMillis(200);

	private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(10);

	private final Map<String, DashboardWatch> watches = new ConcurrentHashMap<>();

	private final Set<String> scheduled = ConcurrentHashMap.newKeySet();

	private final DashboardService dashboards;

	private volatile @Nullable SimpleAsyncTaskScheduler scheduler;

	DashboardStream(DashboardService dashboards, MeterRegistry registry) {
		this.dashboards = dashboards;
		Gauge
			.builder("handson.event.streams", this.watches,
					(all) -> all.values().stream().mapToInt(DashboardWatch::size).sum())
			.description("Streams of events that are open")
			.tag("of", "workshop")
			.register(registry);
	}

	/**
	 * A stream of a workshop's changes.
	 * @param seen the version that the client has seen, if it says so
	 * @param admitted whether the client may follow, asked again and again
	 * @throws io.github.privatelinkhandson.problem.NotFoundException if there is no such
	 * workshop
	 */
	SseEmitter subscribe(String workshop, @Nullable String seen, BooleanSupplier authorized) {
		this.dashboards.require(workshop);
		SseEmitter stream = new SseEmitter(0L);
		DashboardWatch watch = this.watches.compute(workshop, (id, known) -> {
			DashboardWatch open = (known != null) ? known : new DashboardWatch(this.dashboards.watch(id));
			open.add(stream, authorized);
			return open;
		});
		stream.onCompletion(() -> remove(workshop, stream));
		stream.onTimeout(() -> remove(workshop, stream));
		stream.onError((ex) -> remove(workshop, stream));
		watch.sendInitial(stream, seen);
		if (this.scheduler == null) {
			stream.complete();
		}
		return stream;
	}

	/**
	 * A workshop's board: the one that is watched, or one made now, whose version nobody
	 * knows.
	 * @throws io.github.privatelinkhandson.problem.NotFoundException if there is no such
	 * workshop
	 */
	LiveDashboard.Versioned current(String workshop) {
		@Nullable DashboardWatch watch = this.watches.get(workshop);
		return (watch != null) ? watch.dashboard().current()
				: new LiveDashboard.Versioned("", this.dashboards.of(workshop));
	}

	@EventListener
	void on(WorkshopChanged change) {
		if (this.watches.containsKey(change.workshop())) {
			scheduleRefresh(change.workshop());
		}
	}

	@EventListener
	void on(LabChanged change) {
		this.watches.forEach((workshop, watch) -> {
			if (watch.dashboard().contains(change.lab())) {
				scheduleRefresh(workshop);
			}
		});
	}

	@Override
	public void start() {
		SimpleAsyncTaskScheduler started = new SimpleAsyncTaskScheduler();
		started.setThreadNamePrefix("room-");
		this.scheduled.clear();
		this.scheduler = started;
		started.scheduleAtFixedRate(this::tick, REFRESH_INTERVAL);
	}

	/**
	 * Ends all streams before the web server stops, which would wait for them.
	 */
	@Override
	public void stop() {
		SimpleAsyncTaskScheduler stopped = this.scheduler;
		this.scheduler = null;
		if (stopped != null) {
			stopped.close();
		}
		this.watches.values().forEach(DashboardWatch::completeAll);
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

	private void scheduleRefresh(String workshop) {
		SimpleAsyncTaskScheduler running = this.scheduler;
		if (running != null && this.scheduled.add(workshop)) {
			try {
				running.schedule(() -> refresh(workshop), running.getClock().instant().plus(DEBOUNCE));
			}
			catch (TaskRejectedException ex) {
				// it was stopped at this moment, and nobody listens any more
				this.scheduled.clear();
			}
		}
	}

	private void refresh(String workshop) {
		this.scheduled.remove(workshop);
		@Nullable DashboardWatch watch = this.watches.get(workshop);
		if (watch != null) {
			watch.refresh();
		}
	}

	private void tick() {
		this.watches.values().forEach(DashboardWatch::heartbeat);
		this.watches.keySet().forEach(this::scheduleRefresh);
	}

	private void remove(String workshop, SseEmitter stream) {
		this.watches.computeIfPresent(workshop, (id, watch) -> {
			watch.remove(stream);
			return (watch.size() == 0) ? null : watch;
		});
	}

}
