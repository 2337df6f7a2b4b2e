package io.github.privatelinkhandson.api;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.privatelinkhandson.provisioning.LabView;

/**
 * A client subscribed to a lab's changes. It never receives a version older than the last
 * one it has.
 */
class Subscriber {

	private final SseEmitter emitter = new SseEmitter(0L);

	private final UnaryOperator<LabView> localizer;

	private final BooleanSupplier authorized;

	private long seen;

	/**
	 * Create a subscriber.
	 * @param seen the version that the client has; negative for none
	 * @param localizer translates a lab's advice into the client's language
	 * @param authorized evaluated at each heartbeat; the stream ends when it is false
	 */
	Subscriber(long seen, UnaryOperator<LabView> localizer, BooleanSupplier authorized) {
		this.seen = seen;
		this.authorized = authorized;
		this.localizer = localizer;
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	/**
	 * Sends the lab to the client, unless it has that version.
	 * @return whether the connection is open
	 */
	synchronized boolean offer(LabView lab) {
		if (lab.version() <= this.seen) {
			return true;
		}
		this.seen = lab.version();
		return send(SseEmitter.event()
			.name("lab")
			.id(Long.toString(lab.version()))
			.data(this.localizer.apply(lab), MediaType.APPLICATION_JSON));
	}

	/**
	 * Sends a comment that keeps the connection open, or ends the stream if the
	 * authorization check fails.
	 * @return whether the connection is open
	 */
	synchronized boolean heartbeat() {
		if (!this.authorized.getAsBoolean()) {
			this.emitter.complete();
			return false;
		}
		return send(SseEmitter.event().comment("alive"));
	}

	private boolean send(SseEmitter.SseEventBuilder event) {
		try {
			this.emitter.send(event);
			return true;
		}
		catch (IOException | IllegalStateException ex) {
			return false;
		}
	}

}
