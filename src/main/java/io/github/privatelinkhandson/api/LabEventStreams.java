package io.github.privatelinkhandson.api;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

import io.github.privatelinkhandson.lab.LabChanged;
import io.github.privatelinkhandson.live.EventStreams;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * Sends changes of labs. A client never receives a version older than the last one it
 * has.
 */
@Component
class LabEventStreams extends EventStreams<LabView> {

	private static final Duration DEBOUNCE = Duration.ofMillis(100);

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private final LabQueries queries;

	LabEventStreams(LabQueries queries, MeterRegistry registry) {
		super("lab", DEBOUNCE, HEARTBEAT, registry);
		this.queries = queries;
	}

	/**
	 * Opens a stream of the lab's changes. It begins with the lab as it is, unless the
	 * client has seen that already.
	 * @param lastSeen the version that the client has; null if unknown
	 * @param renderer creates the event for a new version
	 * @param authorized evaluated at each heartbeat; the stream ends when it is false
	 * @throws io.github.privatelinkhandson.problem.NotFoundException if there is no such
	 * lab
	 */
	SseEmitter subscribe(String lab, @Nullable String lastSeen, Function<LabView, SseEventBuilder> renderer,
			BooleanSupplier authorized) {
		AtomicLong seen = new AtomicLong(seen(lastSeen, read(lab).version()));
		return open(lab, authorized, (view) -> {
			boolean isNew = seen.getAndAccumulate(view.version(), Math::max) < view.version();
			return isNew ? renderer.apply(view) : null;
		}, () -> read(lab));
	}

	@EventListener
	void on(LabChanged change) {
		changed(change.lab());
	}

	@Override
	protected LabView read(String lab) {
		return this.queries.view(lab);
	}

	private static long seen(@Nullable String lastSeen, long version) {
		boolean known = lastSeen != null && lastSeen.matches("\\d{1,18}") && Long.parseLong(lastSeen) <= version;
		return known ? Long.parseLong(lastSeen) : -1;
	}

}
