package io.github.privatelinkhandson.api;

import java.io.IOException;
import java.util.function.UnaryOperator;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.privatelinkhandson.provisioning.LabView;

/**
 * A client that follows a lab. It is never told what is older than what it has seen.
 */
class Follower {

	private final SseEmitter emitter = new SseEmitter(0L);

	private final UnaryOperator<LabView> words;

	private long seen;

	/**
	 * Create a follower.
	 * @param seen the version that the client has seen, negative for none
	 * @param words puts a lab into the client's language
	 */
	Follower(long seen, UnaryOperator<LabView> words) {
		this.seen = seen;
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
	 * Tells the client that there is somebody.
	 * @return whether it still listens
	 */
	synchronized boolean beat() {
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
