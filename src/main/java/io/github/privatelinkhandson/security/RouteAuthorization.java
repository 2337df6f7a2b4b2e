package io.github.privatelinkhandson.security;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Authorizes requests by the table of routes.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class RouteAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

	private final AuthenticationMode authenticationMode;

	private final LabAccess labs;

	RouteAuthorization(AuthenticationMode authenticationMode, LabAccess labs) {
		this.authenticationMode = authenticationMode;
		this.labs = labs;
	}

	@Override
	public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext context) {
		HttpServletRequest request = context.getRequest();
		Optional<Route> route = Routes.of(request);
		return new AuthorizationDecision(isOpen(route, route.flatMap((asked) -> asked.lab(request)), authentication));
	}

	/**
	 * Return whether a user may open a route.
	 * @param lab the id of the lab in the address, if it names one
	 */
	boolean isOpen(Optional<Route> route, Optional<String> lab,
			Supplier<? extends @Nullable Authentication> authentication) {
		return !this.authenticationMode.isOn()
				|| route.filter((asked) -> isOpen(asked, lab, authentication)).isPresent();
	}

	private boolean isOpen(Route route, Optional<String> lab,
			Supplier<? extends @Nullable Authentication> authentication) {
		if (route.access() == Access.EVERYONE) {
			return true;
		}
		@Nullable Authentication known = authentication.get();
		if (known == null) {
			return false;
		}
		if (SecurityRole.FACILITATOR.isGrantedTo(known)) {
			return route.access() != Access.LEAD || SecurityRole.LEAD.isGrantedTo(known);
		}
		return SecurityRole.PARTICIPANT.isGrantedTo(known) && isOpenToParticipant(route, lab, known);
	}

	private boolean isOpenToParticipant(Route route, Optional<String> lab, Authentication participant) {
		return switch (route.access()) {
			case EVERYONE -> true;
			case OWNER -> lab.filter((named) -> this.labs.mayOpen(participant, named)).isPresent();
			case PARTICIPANT -> this.labs.mayTakePart(participant);
			case FACILITATOR, LEAD -> false;
		};
	}

}
