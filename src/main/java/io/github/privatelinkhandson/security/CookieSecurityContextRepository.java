package io.github.privatelinkhandson.security;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Recognises users by their cookies instead of a session, so that any console that shares
 * the database knows them. Each sign-in has a new secret, which prevents session
 * fixation.
 */
@Component
class CookieSecurityContextRepository implements SecurityContextRepository {

	static final String FACILITATOR = "facilitator";

	/**
	 * Additional time for which a cookie is kept after its sign-in, so that its end is
	 * recognised.
	 */
	private static final Duration PAST_THE_END = Duration.ofDays(1);

	private final SignInStore signIns;

	private final List<CookieAuthenticator> authenticators;

	private final KnownDevices devices;

	private final SecurityLog log;

	private final ObjectProvider<AuthenticationMode> authenticationMode;

	CookieSecurityContextRepository(SignInStore signIns, List<CookieAuthenticator> authenticators, KnownDevices devices,
			SecurityLog log, ObjectProvider<AuthenticationMode> authenticationMode) {
		this.signIns = signIns;
		this.authenticators = authenticators;
		this.devices = devices;
		this.log = log;
		this.authenticationMode = authenticationMode;
	}

	/**
	 * Return whether a browser sends a cookie by which its user can be recognised.
	 */
	static boolean recognisable(HttpServletRequest request) {
		return WebUtils.getCookie(request, FACILITATOR) != null
				|| WebUtils.getCookie(request, ParticipantCookie.NAME) != null;
	}

	@Override
	@SuppressWarnings("deprecation")
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		if (!isForLocalUser(holder.getRequest())) {
			known(secrets(holder.getRequest())).ifPresent(context::setAuthentication);
		}
		return context;
	}

	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		secret(request, FACILITATOR).ifPresent(this::close);
		@Nullable Authentication known = context.getAuthentication();
		Optional.ofNullable(known).flatMap(this.signIns::open).ifPresentOrElse((secret) -> {
			set(response, request, secret, this.signIns.lasting().plus(PAST_THE_END));
			this.devices.remember(request, response, known.getName());
			this.log.record(SecurityLog.Event.SIGNED_IN, known.getName(), request.getRequestURI());
		}, () -> set(response, request, "", Duration.ZERO));
	}

	private void close(String secret) {
		this.signIns.find(secret)
			.ifPresent((known) -> this.log.record(SecurityLog.Event.SIGNED_OUT, known.getName(), ""));
		this.signIns.close(secret);
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return recognisable(request);
	}

	/**
	 * Return the secrets in a request's cookies by the names of the cookies.
	 */
	Map<String, String> secrets(HttpServletRequest request) {
		Map<String, String> secrets = new HashMap<>();
		this.authenticators.forEach((authenticator) -> secret(request, authenticator.cookie())
			.ifPresent((secret) -> secrets.put(authenticator.cookie(), secret)));
		return secrets;
	}

	/**
	 * Find the user to whom secrets belong at present.
	 * @param secrets the secrets by the names of their cookies
	 */
	Optional<Authentication> known(Map<String, String> secrets) {
		return this.authenticators.stream()
			.flatMap((authenticator) -> Optional.ofNullable(secrets.get(authenticator.cookie()))
				.flatMap(authenticator::find)
				.stream())
			.findFirst();
	}

	/**
	 * Returns whether a request is for a facilitators' page of a console without sign-in.
	 * Its local user may have joined a workshop in the same browser.
	 */
	private boolean isForLocalUser(HttpServletRequest request) {
		return !this.authenticationMode.getObject().isOn() && Routes.of(request)
			.filter((route) -> route.access().ofFacilitators() || route.access() == Access.HOME)
			.isPresent();
	}

	private static Optional<String> secret(HttpServletRequest request, String cookie) {
		return Optional.ofNullable(WebUtils.getCookie(request, cookie)).map(Cookie::getValue);
	}

	private static void set(HttpServletResponse response, HttpServletRequest request, String secret, Duration age) {
		response.addHeader(HttpHeaders.SET_COOKIE, ParticipantCookie.cookie(FACILITATOR, secret, age, request));
	}

}
