package io.github.privatelinkhandson.security;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Repeated authorization of streamed responses, whose users can lose their access while
 * the stream is open.
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
	 * Return what stands for the person behind a request: a hash of the secrets in the
	 * cookies.
	 */
	public String person(HttpServletRequest request) {
		return KnownDevices.hash(this.contexts.secrets(request).toString());
	}

	/**
	 * Return a check of whether a request would be authorized at the moment of the check.
	 * It reads what it needs of the request now: the request may be over by then.
	 */
	public BooleanSupplier of(HttpServletRequest request) {
		Optional<Route> route = Routes.of(request);
		Optional<String> lab = route.flatMap((asked) -> asked.lab(request));
		Map<String, String> secrets = this.contexts.secrets(request);
		return () -> this.rules.getObject().isOpen(route, lab, () -> this.contexts.known(secrets).orElse(null));
	}

}
