package io.github.privatelinkhandson.live;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One client's open stream.
 *
 * @param <T> the state that is sent
 */
class EventStream<T> {

	/**
	 * Clients reconnect after a random delay, so that they do not all reconnect at once.
	 */
	private static final Duration MIN_RECONNECT = Duration.ofSeconds(1);

	private static final Duration MAX_RECONNECT = Duration.ofSeconds(10);

	private final SseEmitter emitter = new SseEmitter(0L);

	private final Function<T, @Nullable SseEventBuilder> renderer;

	private final BooleanSupplier authorized;

	EventStream(Function<T, @Nullable SseEventBuilder> renderer, BooleanSupplier authorized) {
		this.renderer = renderer;
		this.authorized = authorized;
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	/**
	 * Sends the reconnection delay.
	 */
	synchronized void begin() {
		long retry = ThreadLocalRandom.current().nextLong(MIN_RECONNECT.toMillis(), MAX_RECONNECT.toMillis() + 1);
		send(SseEmitter.event().reconnectTime(retry).comment("alive"));
	}

	/**
	 * Sends the event for a state, if there is one.
	 * @return whether the connection is open
	 */
	synchronized boolean send(T state) {
		@Nullable SseEventBuilder event = this.renderer.apply(state);
		return event == null || send(event);
	}

	/**
	 * Sends a comment that keeps the connection open, or ends the stream if the
	 * authorization check fails. The last event is {@code ended}: a client that connected
	 * again would be refused.
	 * @return whether the connection is open
	 */
	synchronized boolean heartbeat() {
		if (!this.authorized.getAsBoolean()) {
			send(SseEmitter.event().name("ended").data(""));
			this.emitter.complete();
			return false;
		}
		return send(SseEmitter.event().comment("alive"));
	}

	private boolean send(SseEventBuilder event) {
		try {
			this.emitter.send(event);
			return true;
		}
		catch (IOException | IllegalStateException ex) {
			return false;
		}
	}

}
