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

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.facilitator.FacilitatorRole;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Decides who may open what, by the table of routes.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class RouteAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

	private final AuthenticationMode authenticationMode;

	private final Workshops workshops;

	RouteAuthorization(AuthenticationMode authenticationMode, Workshops workshops) {
		this.authenticationMode = authenticationMode;
		this.workshops = workshops;
	}

	@Override
	public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext context) {
		HttpServletRequest request = context.getRequest();
		Optional<Route> route = Routes.of(request);
		return new AuthorizationDecision(isOpen(route, route.flatMap((asked) -> asked.lab(request)), authentication));
	}

	/**
	 * Whether somebody may open a route.
	 * @param lab the lab that is named, if one is
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
		@Nullable Object who = (known != null) ? known.getPrincipal() : null;
		if (who instanceof Facilitator facilitator) {
			return route.access() != Access.LEAD || facilitator.role() == FacilitatorRole.FACILITATOR;
		}
		return who instanceof Participant participant && isOpen(route, lab, participant);
	}

	private boolean isOpen(Route route, Optional<String> lab, Participant participant) {
		return switch (route.access()) {
			case EVERYONE -> true;
			case OWNER -> lab.equals(Optional.ofNullable(participant.lab())) && takesPart(participant);
			case PARTICIPANT -> takesPart(participant);
			case FACILITATOR, LEAD -> false;
		};
	}

	private boolean takesPart(Participant participant) {
		return this.workshops.status(this.workshops.get(participant.workshop())) != WorkshopStatus.CLOSED;
	}

}
