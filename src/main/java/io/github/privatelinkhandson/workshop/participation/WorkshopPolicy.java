package io.github.privatelinkhandson.workshop.participation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import io.github.privatelinkhandson.lab.LabOperation;
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
				require(participantLab, lab.get(), request, operation(handler));
			});
		}
		return true;
	}

	private void require(ParticipantLab participantLab, String lab, HttpServletRequest request,
			LabOperation.@Nullable Kind operation) {
		Optional<StageKey> stage = StageKey.of(variable(request, "stage"));
		if (SAFE_METHODS.contains(request.getMethod())) {
			stage.filter((asked) -> !mayView(participantLab, lab, asked)).ifPresent((asked) -> refuse("spoiler"));
			return;
		}
		requireUsable(participantLab, operation);
		if (operation == null) {
			return;
		}
		switch (operation) {
			case BUILD_STAGE -> stage.ifPresent((asked) -> requireOpened(participantLab, asked));
			case RUN -> {
				if (!participantLab.maySkip()) {
					refuse("no-skipping");
				}
			}
			case PROVE -> requireOpened(participantLab, StageKey.REACHABILITY);
			case EXTEND -> refuse("facilitator-extends");
			default -> {
				// a teardown is allowed whenever the lab is usable
			}
		}
	}

	private static void requireUsable(ParticipantLab participantLab, LabOperation.@Nullable Kind operation) {
		if (participantLab.participant().locked()) {
			refuse("seat-locked");
		}
		if (participantLab.status() == WorkshopStatus.PLANNED) {
			refuse("workshop-not-started");
		}
		if (participantLab.status() != WorkshopStatus.RUNNING && operation != LabOperation.Kind.TEAR_DOWN) {
			refuse("workshop-over");
		}
	}

	private static void requireOpened(ParticipantLab participantLab, StageKey stage) {
		if (!participantLab.mayBuild(stage)) {
			refuse("stage-not-opened");
		}
	}

	private static LabOperation.@Nullable Kind operation(Object handler) {
		@Nullable LabOperation declared = (handler instanceof HandlerMethod method)
				? method.getMethodAnnotation(LabOperation.class) : null;
		return (declared != null) ? declared.value() : null;
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
