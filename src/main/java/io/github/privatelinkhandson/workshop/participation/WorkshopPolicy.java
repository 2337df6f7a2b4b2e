package io.github.privatelinkhandson.workshop.participation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.WorkshopStatus;

/**
 * Enforces a workshop's rules on participants' requests for pages and JSON of their lab.
 * Facilitators are not restricted.
 */
class WorkshopPolicy implements HandlerInterceptor {

	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

	private final ParticipantLabs participantLabs;

	private final LabQueries queries;

	WorkshopPolicy(ParticipantLabs participantLabs, LabQueries queries) {
		this.participantLabs = participantLabs;
		this.queries = queries;
	}

	/**
	 * Lets a request through or not.
	 * @throws ConflictException with the code of what is in the way
	 */
	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		@Nullable Authentication known = SecurityContextHolder.getContext().getAuthentication();
		Optional<String> lab = ParticipantLabAdvice.lab(request);
		if (known != null && known.getPrincipal() instanceof Participant && lab.isPresent()) {
			this.participantLabs.ofLab(lab.get(), true).ifPresent((participantLab) -> {
				request.setAttribute(ParticipantLabAdvice.READ, participantLab);
				require(participantLab, lab.get(), request);
			});
		}
		return true;
	}

	private void require(ParticipantLab participantLab, String lab, HttpServletRequest request) {
		Optional<StageKey> stage = StageKey.of(variable(request, "stage"));
		if (SAFE_METHODS.contains(request.getMethod())) {
			stage.filter((asked) -> !mayView(participantLab, lab, asked)).ifPresent((asked) -> refuse("spoiler"));
			return;
		}
		String what = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
			.replaceFirst("^(/api)?/labs/\\{lab}", "");
		requireUsable(participantLab, what);
		if (what.equals("/run") && !participantLab.maySkip()) {
			refuse("no-skipping");
		}
		if (stage.isPresent() && !what.endsWith("/check") && !participantLab.mayBuild(stage.get())) {
			refuse("stage-not-opened");
		}
		if (Set.of("/analyses", "/fixes/{fix}").contains(what) && !participantLab.mayBuild(StageKey.REACHABILITY)) {
			refuse("stage-not-opened");
		}
		if (what.equals("/extend")) {
			refuse("facilitator-extends");
		}
	}

	private static void requireUsable(ParticipantLab participantLab, String what) {
		if (participantLab.participant().locked()) {
			refuse("seat-locked");
		}
		boolean teardown = what.equals("/teardown") || what.equals("/resources");
		if (participantLab.status() == WorkshopStatus.PLANNED) {
			refuse("workshop-not-started");
		}
		if (participantLab.status() != WorkshopStatus.RUNNING && !teardown) {
			refuse("workshop-over");
		}
	}

	private boolean mayView(ParticipantLab participantLab, String lab, StageKey stage) {
		return participantLab.workshop().rules().spoilers()
				|| participantLab.mayView(stage, this.queries.view(lab).currentStage());
	}

	private static void refuse(String code) {
		throw new ConflictException(code, "The workshop does not allow this: " + code);
	}

	private static @Nullable String variable(HttpServletRequest request, String name) {
		@Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables instanceof Map<?, ?> map && map.get(name) instanceof String value) ? value : null;
	}

}
