package io.github.privatelinkhandson.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

import io.github.privatelinkhandson.database.DatabaseRecovered;

/**
 * Open streams of server-sent events by topic. Changes within the debounce interval are
 * read once and sent as one event; at each heartbeat streams are authorised again.
 *
 * @param <T> the state of a topic that is sent
 */
public abstract class EventStreams<T> implements SmartLifecycle {

	private final String kind;

	private final Duration debounce;

	private final Duration heartbeat;

	private final Map<String, Set<EventStream<T>>> streams = new ConcurrentHashMap<>();

	private final Set<String> scheduled = ConcurrentHashMap.newKeySet();

	private volatile @Nullable SimpleAsyncTaskScheduler scheduler;

	/**
	 * Creates an empty registry.
	 * @param kind the kind of the topics, for metrics and threads
	 */
	protected EventStreams(String kind, Duration debounce, Duration heartbeat, MeterRegistry registry) {
		this.kind = kind;
		this.debounce = debounce;
		this.heartbeat = heartbeat;
		Gauge.builder("handson.event.streams", this.streams, (all) -> all.values().stream().mapToInt(Set::size).sum())
			.description("Streams of events that are open")
			.tag("of", kind)
			.register(registry);
	}

	/**
	 * Reads the present state of a topic that has changed; null if there is nothing to
	 * send.
	 */
	protected abstract @Nullable T read(String topic);

	/**
	 * Opens a stream, which begins with the initial state.
	 * @param authorized evaluated at each heartbeat; the stream ends when it is false
	 * @param renderer creates the event for a state; null for none
	 */
	protected SseEmitter open(String topic, BooleanSupplier authorized, Function<T, @Nullable SseEventBuilder> renderer,
			Supplier<T> initial) {
		EventStream<T> stream = new EventStream<>(renderer, authorized);
		this.streams.compute(topic, (id, all) -> {
			Set<EventStream<T>> more = (all != null) ? all : ConcurrentHashMap.newKeySet();
			more.add(stream);
			return more;
		});
		stream.emitter().onCompletion(() -> remove(topic, stream));
		stream.emitter().onTimeout(() -> remove(topic, stream));
		stream.emitter().onError((ex) -> remove(topic, stream));
		stream.begin();
		stream.send(initial.get());
		if (this.scheduler == null) {
			stream.emitter().complete();
		}
		return stream.emitter();
	}

	/**
	 * Called when the last stream of a topic has ended.
	 */
	protected void abandoned(String topic) {
	}

	protected boolean isFollowed(String topic) {
		return this.streams.containsKey(topic);
	}

	/**
	 * Sends the topic's state after the debounce interval, if anybody follows it.
	 */
	protected void changed(String topic) {
		if (isFollowed(topic) && this.scheduled.add(topic)) {
			schedule(() -> publish(topic), this.debounce);
		}
	}

	/**
	 * Sends the state of all topics once it can be read again.
	 */
	@EventListener
	void on(DatabaseRecovered event) {
		List.copyOf(this.streams.keySet()).forEach(this::changed);
	}

	/**
	 * Sends a heartbeat to all streams of a topic.
	 */
	protected void heartbeat(String topic) {
		toAll(topic, EventStream::heartbeat);
	}

	@Override
	public void start() {
		SimpleAsyncTaskScheduler started = new SimpleAsyncTaskScheduler();
		started.setThreadNamePrefix(this.kind + "-events-");
		this.scheduled.clear();
		this.scheduler = started;
		started.scheduleAtFixedRate(() -> List.copyOf(this.streams.keySet())
			.forEach((topic) -> schedule(() -> heartbeat(topic), Duration.ZERO)), this.heartbeat);
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
		this.streams.values().forEach((all) -> all.forEach((stream) -> stream.emitter().complete()));
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

	private void schedule(Runnable task, Duration pause) {
		SimpleAsyncTaskScheduler running = this.scheduler;
		if (running != null) {
			try {
				running.schedule(task, running.getClock().instant().plus(pause));
			}
			catch (TaskRejectedException ex) {
				// it was stopped at this moment, and nobody listens any more
				this.scheduled.clear();
			}
		}
	}

	private void publish(String topic) {
		this.scheduled.remove(topic);
		@Nullable T state = isFollowed(topic) ? read(topic) : null;
		if (state != null) {
			toAll(topic, (stream) -> stream.send(state));
		}
	}

	private void toAll(String topic, Predicate<EventStream<T>> message) {
		this.streams.getOrDefault(topic, Set.of())
			.stream()
			.filter((stream) -> !message.test(stream))
			.forEach((stream) -> remove(topic, stream));
	}

	private void remove(String topic, EventStream<T> stream) {
		this.streams.computeIfPresent(topic, (id, all) -> {
			all.remove(stream);
			if (!all.isEmpty()) {
				return all;
			}
			abandoned(topic);
			return null;
		});
	}

}
