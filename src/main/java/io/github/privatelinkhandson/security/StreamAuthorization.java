package io.github.privatelinkhandson.security;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether those who were let in still would be, for answers that go on and on.
 */
@Component
public class StreamAuthorization {

	private final ObjectProvider<RouteAuthorization> rules;

	private final CookieSecurityContextRepository contexts;

	StreamAuthorization(ObjectProvider<RouteAuthorization> rules, CookieSecurityContextRepository contexts) {
		this.rules = rules;
		this.contexts = contexts;
	}

	/**
	 * Says of a request whether it would be let in at the moment of asking. The request
	 * itself may be over by then.
	 */
	public BooleanSupplier of(HttpServletRequest request) {
		Optional<Route> route = Routes.of(request);
		Optional<String> lab = route.flatMap((asked) -> asked.lab(request));
		Optional<String> facilitator = CookieSecurityContextRepository.secret(request);
		Optional<String> participant = ParticipantCookie.secret(request);
		return () -> this.rules.getObject()
			.isOpen(route, lab, () -> this.contexts.known(facilitator, participant).orElse(null));
	}

}
