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
 * Tells dashboards what has changed in their rooms. Changes that follow one another
 * closely are told as one; what only time changes is looked for every ten seconds.
 */
@Component
class DashboardStream implements SmartLifecycle {

	private static final Duration GATHERING = Duration.ofMillis(200);

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final Map<String, DashboardWatch> watches = new ConcurrentHashMap<>();

	private final Set<String> planned = ConcurrentHashMap.newKeySet();

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
	SseEmitter follow(String workshop, @Nullable String seen, BooleanSupplier admitted) {
		this.dashboards.require(workshop);
		SseEmitter stream = new SseEmitter(0L);
		DashboardWatch watch = this.watches.compute(workshop, (id, known) -> {
			DashboardWatch open = (known != null) ? known : new DashboardWatch(this.dashboards.watch(id));
			open.add(stream, admitted);
			return open;
		});
		stream.onCompletion(() -> remove(workshop, stream));
		stream.onTimeout(() -> remove(workshop, stream));
		stream.onError((ex) -> remove(workshop, stream));
		watch.greet(stream, seen);
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
	LiveDashboard.Seen board(String workshop) {
		@Nullable DashboardWatch watch = this.watches.get(workshop);
		return (watch != null) ? watch.room().seen() : new LiveDashboard.Seen("", this.dashboards.of(workshop));
	}

	@EventListener
	void on(WorkshopChanged change) {
		if (this.watches.containsKey(change.workshop())) {
			plan(change.workshop());
		}
	}

	@EventListener
	void on(LabChanged change) {
		this.watches.forEach((workshop, watch) -> {
			if (watch.room().has(change.lab())) {
				plan(workshop);
			}
		});
	}

	@Override
	public void start() {
		SimpleAsyncTaskScheduler started = new SimpleAsyncTaskScheduler();
		started.setThreadNamePrefix("room-");
		this.planned.clear();
		this.scheduler = started;
		started.scheduleAtFixedRate(this::tick, INTERVAL);
	}

	/**
	 * Ends all streams, ahead of the web server, which waits for them.
	 */
	@Override
	public void stop() {
		SimpleAsyncTaskScheduler stopped = this.scheduler;
		this.scheduler = null;
		if (stopped != null) {
			stopped.close();
		}
		this.watches.values().forEach(DashboardWatch::end);
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

	private void plan(String workshop) {
		SimpleAsyncTaskScheduler running = this.scheduler;
		if (running != null && this.planned.add(workshop)) {
			try {
				running.schedule(() -> refresh(workshop), running.getClock().instant().plus(GATHERING));
			}
			catch (TaskRejectedException ex) {
				// it was stopped at this moment, and nobody listens any more
				this.planned.clear();
			}
		}
	}

	private void refresh(String workshop) {
		this.planned.remove(workshop);
		@Nullable DashboardWatch watch = this.watches.get(workshop);
		if (watch != null) {
			watch.refresh();
		}
	}

	private void tick() {
		this.watches.values().forEach(DashboardWatch::beat);
		this.watches.keySet().forEach(this::plan);
	}

	private void remove(String workshop, SseEmitter stream) {
		this.watches.computeIfPresent(workshop, (id, watch) -> {
			watch.remove(stream);
			return (watch.size() == 0) ? null : watch;
		});
	}

}
