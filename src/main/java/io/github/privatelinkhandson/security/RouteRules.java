package io.github.privatelinkhandson.security;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

import io.github.privatelinkhandson.workshop.Facilitator;

/**
 * Decides who may open what, by the table of routes.
 */
class RouteRules implements AuthorizationManager<RequestAuthorizationContext> {

	private final Guard guard;

	RouteRules(Guard guard) {
		this.guard = guard;
	}

	@Override
	public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext context) {
		return new AuthorizationDecision(!this.guard.isOn()
				|| Routes.of(context.getRequest()).filter((route) -> isOpen(route, authentication)).isPresent());
	}

	private static boolean isOpen(Route route, Supplier<? extends @Nullable Authentication> authentication) {
		return switch (route.access()) {
			case EVERYONE -> true;
			case OWNER, FACILITATOR -> isFacilitator(authentication.get());
		};
	}

	private static boolean isFacilitator(@Nullable Authentication authentication) {
		return authentication != null && authentication.getPrincipal() instanceof Facilitator;
	}

}
