package io.github.privatelinkhandson.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A lab's changes as server-sent events.
 */
@RestController
class EventController {

	private final LabEvents events;

	EventController(LabEvents events) {
		this.events = events;
	}

	@GetMapping("/api/labs/{lab}/events")
	SseEmitter events(@PathVariable String lab,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen) {
		return this.events.follow(lab, lastSeen);
	}

}
