package io.github.privatelinkhandson.api;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * Sends changes of labs to subscribers as server-sent events. Changes within the debounce
 * interval are sent as one event.
 */
@Component
class LabEventStreams implements SmartLifecycle {

	private static final Duration DEBOUNCE = Duration.ofMillis(100);

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private final Map<String, Set<Subscriber>> subscribers = new ConcurrentHashMap<>();

	private final Set<String> scheduled = ConcurrentHashMap.newKeySet();

	private final LabQueries queries;

	private final Clock clock;

	private volatile @Nullable SimpleAsyncTaskScheduler scheduler;

	LabEventStreams(LabQueries queries, Clock clock, MeterRegistry registry) {
		this.queries = queries;
		this.clock = clock;
		Gauge.builder("handson.event.streams", this.subscribers, LabEventStreams::count)
			.description("Streams of events that are open")
			.tag("of", "lab")
			.register(registry);
	}

	/**
	 * A stream of the lab's changes. It begins with the lab as it is, unless the client
	 * has seen that already.
	 * @param lastSeen the version that the client has; null if unknown
	 * @param localizer translates a lab's advice into the client's language
	 * @param authorized evaluated at each heartbeat; the stream ends when it is false
	 * @throws io.github.privatelinkhandson.problem.NotFoundException if there is no such
	 * lab
	 */
	SseEmitter subscribe(String lab, @Nullable String lastSeen, UnaryOperator<LabView> localizer,
			BooleanSupplier authorized) {
		Subscriber subscriber = new Subscriber(seen(lastSeen, this.queries.view(lab).version()), localizer, authorized);
		add(lab, subscriber);
		subscriber.emitter().onCompletion(() -> remove(lab, subscriber));
		subscriber.emitter().onTimeout(() -> remove(lab, subscriber));
		subscriber.emitter().onError((ex) -> remove(lab, subscriber));
		subscriber.heartbeat();
		subscriber.offer(this.queries.view(lab));
		if (this.scheduler == null) {
			subscriber.emitter().complete();
		}
		return subscriber.emitter();
	}

	@EventListener
	void on(LabChanged change) {
		if (this.subscribers.containsKey(change.lab()) && this.scheduled.add(change.lab())) {
			schedule(() -> publish(change.lab()), DEBOUNCE);
		}
	}

	@Override
	public void start() {
		SimpleAsyncTaskScheduler started = new SimpleAsyncTaskScheduler();
		started.setThreadNamePrefix("events-");
		this.scheduled.clear();
		this.scheduler = started;
		started.scheduleAtFixedRate(this::heartbeat, HEARTBEAT);
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
		this.subscribers.values().forEach((all) -> all.forEach((subscriber) -> subscriber.emitter().complete()));
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

	private static int count(Map<String, Set<Subscriber>> subscribers) {
		return subscribers.values().stream().mapToInt(Set::size).sum();
	}

	private static long seen(@Nullable String lastSeen, long version) {
		boolean known = lastSeen != null && lastSeen.matches("\\d{1,18}") && Long.parseLong(lastSeen) <= version;
		return known ? Long.parseLong(lastSeen) : -1;
	}

	private void schedule(Runnable task, Duration pause) {
		SimpleAsyncTaskScheduler running = this.scheduler;
		if (running != null) {
			try {
				running.schedule(task, this.clock.instant().plus(pause));
			}
			catch (TaskRejectedException ex) {
				// it was stopped at this moment, and nobody listens any more
				this.scheduled.clear();
			}
		}
	}

	private void publish(String lab) {
		this.scheduled.remove(lab);
		LabView view = this.queries.view(lab);
		toAll(lab, (subscriber) -> subscriber.offer(view));
	}

	private void heartbeat() {
		List.copyOf(this.subscribers.keySet())
			.forEach((lab) -> schedule(() -> toAll(lab, Subscriber::heartbeat), Duration.ZERO));
	}

	private void toAll(String lab, Predicate<Subscriber> message) {
		this.subscribers.getOrDefault(lab, Set.of())
			.stream()
			.filter((subscriber) -> !message.test(subscriber))
			.forEach((subscriber) -> remove(lab, subscriber));
	}

	private void add(String lab, Subscriber subscriber) {
		this.subscribers.compute(lab, (id, all) -> {
			Set<Subscriber> more = (all != null) ? all : ConcurrentHashMap.newKeySet();
			more.add(subscriber);
			return more;
		});
	}

	private void remove(String lab, Subscriber subscriber) {
		this.subscribers.computeIfPresent(lab, (id, all) -> {
			all.remove(subscriber);
			return all.isEmpty() ? null : all;
		});
	}

}
