package io.github.privatelinkhandson.api;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.privatelinkhandson.live.OpenStreams;
import io.github.privatelinkhandson.security.StreamAuthorization;

/**
 * Serves a lab's changes as server-sent events.
 */
@RestController
class EventController {

	private final LabEventStreams events;

	private final LocalizedAdvice localizedAdvice;

	private final StreamAuthorization authorization;

	private final OpenStreams streams;

	EventController(LabEventStreams events, LocalizedAdvice localizedAdvice, StreamAuthorization authorization,
			OpenStreams streams) {
		this.streams = streams;
		this.events = events;
		this.localizedAdvice = localizedAdvice;
		this.authorization = authorization;
	}

	/**
	 * Opens the stream. Programs receive whole labs; pages, which fetch themselves again,
	 * ask for versions only.
	 * @param seen the version that the client already has, as a page that shows the lab
	 * @param versions true for events with the new version only
	 * @param lastSeen the version of the last event received on an earlier stream
	 */
	@GetMapping("/api/labs/{lab}/events")
	SseEmitter events(@PathVariable String lab, @RequestParam(required = false) @Nullable String seen,
			@RequestParam(defaultValue = "false") boolean versions,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen, Locale locale,
			HttpServletRequest request) {
		return this.streams.open(this.authorization.person(request), request.getRemoteAddr(),
				() -> this.events.subscribe(lab, (lastSeen != null) ? lastSeen : seen, (view) -> versions
						? SseEmitter.event().name("changed").id(Long.toString(view.version())).data(view.version())
						: SseEmitter.event()
							.name("lab")
							.id(Long.toString(view.version()))
							.data(this.localizedAdvice.localize(view, locale), MediaType.APPLICATION_JSON),
						this.authorization.of(request)));
	}

}
