package io.github.privatelinkhandson.api;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.privatelinkhandson.provisioning.LabView;

/**
 * A client that follows a lab. It is never told what is older than what it has seen.
 */
class Subscriber {

	private final SseEmitter emitter = new SseEmitter(0L);

	private final UnaryOperator<LabView> words;

	private final BooleanSupplier admitted;

	private long seen;

	/**
	 * Create a follower.
	 * @param seen the version that the client has seen, negative for none
	 * @param words puts a lab into the client's language
	 * @param admitted whether the client may follow, asked again and again
	 */
	Subscriber(long seen, UnaryOperator<LabView> words, BooleanSupplier admitted) {
		this.seen = seen;
		this.admitted = admitted;
		this.words = words;
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	/**
	 * Tells the client of the lab, if that is news.
	 * @return whether it still listens
	 */
	synchronized boolean tell(LabView lab) {
		if (lab.version() <= this.seen) {
			return true;
		}
		this.seen = lab.version();
		return send(SseEmitter.event()
			.name("lab")
			.id(Long.toString(lab.version()))
			.data(this.words.apply(lab), MediaType.APPLICATION_JSON));
	}

	/**
	 * Tells the client that there is somebody, or ends the stream of one that may not
	 * follow any more.
	 * @return whether it still listens
	 */
	synchronized boolean beat() {
		if (!this.admitted.getAsBoolean()) {
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
