package io.github.privatelinkhandson.api;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.privatelinkhandson.security.StreamAuthorization;

/**
 * A lab's changes as server-sent events.
 */
@RestController
class EventController {

	private final LabEventStreams events;

	private final LocalizedAdvice hints;

	private final StreamAuthorization authorization;

	EventController(LabEventStreams events, LocalizedAdvice hints, StreamAuthorization authorization) {
		this.events = events;
		this.hints = hints;
		this.authorization = authorization;
	}

	/**
	 * The stream.
	 * @param seen the version that the client knows from elsewhere, as a page does that
	 * shows it
	 * @param lastSeen the version that the client has heard of on a stream before
	 */
	@GetMapping("/api/labs/{lab}/events")
	SseEmitter events(@PathVariable String lab, @RequestParam(required = false) @Nullable String seen,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen, Locale locale,
			HttpServletRequest request) {
		return this.events.follow(lab, (lastSeen != null) ? lastSeen : seen, (view) -> this.hints.inWords(view, locale),
				this.authorization.of(request));
	}

}
