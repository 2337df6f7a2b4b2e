package io.github.privatelinkhandson.workshop.participation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.lab.LabOperation;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * Enforces a workshop's rules on participants' requests for pages and JSON of their lab.
 * Facilitators are not restricted, but that only lead facilitators take labs down;
 * whatever they do with a participant's lab is recorded.
 */
class WorkshopPolicy implements HandlerInterceptor {

	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

	private final ParticipantLabs participantLabs;

	private final LabQueries queries;

	private final AuditLog auditLog;

	WorkshopPolicy(ParticipantLabs participantLabs, LabQueries queries, AuditLog auditLog) {
		this.participantLabs = participantLabs;
		this.queries = queries;
		this.auditLog = auditLog;
	}

	/**
	 * Lets a request through or not.
	 * @throws ConflictException with the code of what is in the way
	 * @throws AccessDeniedException if a co-facilitator asks for a teardown, or the
	 * operation is none that a participant may ask for
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
		if (known != null && known.getPrincipal() instanceof Facilitator facilitator && !facilitator.isLead()
				&& operation(handler) == LabOperation.Kind.TEAR_DOWN) {
			throw new AccessDeniedException("Co-facilitators take nothing down");
		}
		return true;
	}

	/**
	 * Records what a facilitator has done with a participant's lab.
	 */
	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		@Nullable Authentication known = SecurityContextHolder.getContext().getAuthentication();
		LabOperation.@Nullable Kind operation = operation(handler);
		if (operation == null || response.getStatus() >= HttpStatus.BAD_REQUEST.value() || known == null
				|| !(known.getPrincipal() instanceof Facilitator facilitator)) {
			return;
		}
		ParticipantLabAdvice.lab(request)
			.flatMap((lab) -> this.participantLabs.ofLab(lab, false))
			.ifPresent((lab) -> action(operation).ifPresent((action) -> this.auditLog.record(lab.workshop().id(),
					lab.participant().id(), facilitator.name(), action, detail(operation, request), AuditEvent.DONE)));
	}

	private static Optional<ActionType> action(LabOperation.Kind operation) {
		return Optional.ofNullable(switch (operation) {
			case BUILD_STAGE, RUN -> ActionType.BUILD_STAGE;
			case REPAIR -> ActionType.REPAIR;
			case CANCEL -> ActionType.CANCEL;
			case ANALYZE -> ActionType.ANALYZE;
			case FIX -> ActionType.FIX;
			case COMMAND -> ActionType.COMMAND;
			case EXTEND -> ActionType.EXTEND;
			case TEAR_DOWN -> ActionType.TEAR_DOWN;
			case CHECK, FAULT -> null;
		});
	}

	private static String detail(LabOperation.Kind operation, HttpServletRequest request) {
		return switch (operation) {
			case BUILD_STAGE -> String.valueOf(variable(request, "stage"));
			case RUN -> StageKey.CONNECTION.key();
			case FIX -> String.valueOf(variable(request, "fix"));
			case EXTEND -> "60";
			default -> "";
		};
	}

	private void require(ParticipantLab participantLab, String lab, HttpServletRequest request,
			LabOperation.@Nullable Kind operation) {
		Optional<StageKey> stage = StageKey.of(variable(request, "stage"));
		if (SAFE_METHODS.contains(request.getMethod())) {
			stage.filter((asked) -> !mayView(participantLab, lab, asked)).ifPresent((asked) -> refuse("spoiler"));
			return;
		}
		if (operation == null) {
			throw new AccessDeniedException("Not for participants");
		}
		refuse((operation == LabOperation.Kind.TEAR_DOWN) ? participantLab.teardownObstacle()
				: participantLab.obstacle());
		switch (operation) {
			case BUILD_STAGE, REPAIR -> stage.ifPresent((asked) -> refuse(participantLab.obstacle(asked)));
			case RUN -> {
				if (!participantLab.maySkip()) {
					refuse("no-skipping");
				}
			}
			case ANALYZE, FIX -> refuse(participantLab.obstacle(StageKey.REACHABILITY));
			case EXTEND -> refuse("facilitator-extends");
			default -> {
				// allowed whenever the lab is usable
			}
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

	private static void refuse(@Nullable String code) {
		if (code != null) {
			throw new ConflictException(code, "The workshop does not allow this: " + code);
		}
	}

	private static @Nullable String variable(HttpServletRequest request, String name) {
		@Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables instanceof Map<?, ?> map && map.get(name) instanceof String value) ? value : null;
	}

}
