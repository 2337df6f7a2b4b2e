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
		return route.map((asked) -> isOpen(asked.access(), lab, authentication))
			.orElseGet(() -> !this.authenticationMode.isOn());
	}

	private boolean isOpen(Access access, Optional<String> lab,
			Supplier<? extends @Nullable Authentication> authentication) {
		if (access == Access.EVERYONE || !(this.authenticationMode.isOn() || access.ofParticipants())) {
			return true;
		}
		@Nullable Authentication known = authentication.get();
		if (known == null) {
			return false;
		}
		return switch (access) {
			case EVERYONE -> true;
			case OWNER -> SecurityRole.FACILITATOR.isGrantedTo(known)
					|| lab.filter((named) -> isParticipant(known) && this.labs.mayOpen(known, named)).isPresent();
			case PARTICIPANT -> takesPart(known);
			case FORMER_PARTICIPANT -> isParticipant(known);
			case HOME -> SecurityRole.FACILITATOR.isGrantedTo(known) || takesPart(known);
			case FACILITATOR -> SecurityRole.FACILITATOR.isGrantedTo(known);
			case LEAD -> SecurityRole.LEAD.isGrantedTo(known);
		};
	}

	private boolean takesPart(Authentication known) {
		return isParticipant(known) && this.labs.mayTakePart(known);
	}

	private static boolean isParticipant(Authentication known) {
		return SecurityRole.PARTICIPANT.isGrantedTo(known);
	}

}
