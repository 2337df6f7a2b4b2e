package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Clock;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.live.OpenStreams;
import io.github.privatelinkhandson.security.StreamAuthorization;

/**
 * Serves a workshop's live dashboard: the page, its fragments, and the event stream that
 * says which fragments to reload.
 */
@Controller
@RequestMapping("/workshops/{workshop}")
class DashboardController {

	private final DashboardStream events;

	private final StreamAuthorization authorization;

	private final OpenStreams streams;

	private final Clock clock;

	DashboardController(DashboardStream events, StreamAuthorization authorization, OpenStreams streams, Clock clock) {
		this.streams = streams;
		this.events = events;
		this.authorization = authorization;
		this.clock = clock;
	}

	@GetMapping
	String page(@PathVariable String workshop, @AuthenticationPrincipal Facilitator who, Model model) {
		show(workshop, who, model);
		return "workshop/room";
	}

	/**
	 * Renders the view for the projector, which names no participant.
	 */
	@GetMapping("/projector")
	String projector(@PathVariable String workshop, @AuthenticationPrincipal Facilitator who, Model model) {
		show(workshop, who, model);
		model.addAttribute("projected", true);
		return "workshop/projector";
	}

	@GetMapping("/events")
	ResponseEntity<SseEmitter> events(@PathVariable String workshop, @RequestParam(defaultValue = "") String seen,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
			HttpServletRequest request) {
		return ResponseEntity.ok()
			.header("X-Accel-Buffering", "no")
			.body(this.streams.open(this.authorization.person(request), request.getRemoteAddr(), () -> this.events
				.subscribe(workshop, (lastSeen != null) ? lastSeen : seen, this.authorization.of(request))));
	}

	private void show(String workshop, Facilitator who, Model model) {
		LiveDashboard.Versioned current = this.events.current(workshop);
		Dashboard dashboard = current.dashboard();
		model.addAttribute("board", dashboard);
		model.addAttribute("version", current.version());
		model.addAttribute("now", this.clock.instant());
		model.addAttribute("status", dashboard.workshop().status(this.clock.instant()));
		model.addAttribute("stages", StageKey.values());
		model.addAttribute("proposed", dashboard.workshop().rules().opened().next().orElse(null));
		model.addAttribute("who", who);
		model.addAttribute("joinLink",
				ServletUriComponentsBuilder.fromCurrentContextPath()
					.path("/join")
					.queryParam("code", dashboard.workshop().joinCode())
					.queryParamIfPresent("lang", Optional.ofNullable(dashboard.workshop().language()))
					.toUriString());
	}

}
