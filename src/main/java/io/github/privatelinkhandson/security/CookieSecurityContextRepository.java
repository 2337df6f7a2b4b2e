package io.github.privatelinkhandson.security;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.security.oidc.OidcFacilitator;
import io.github.privatelinkhandson.workshop.Participants;

/**
 * Knows those who have signed in by a cookie, on any console that shares the database,
 * without a session. Each sign-in has a secret of its own, so none can be planted
 * beforehand.
 */
@Component
class CookieSecurityContextRepository implements SecurityContextRepository {

	static final String FACILITATOR = "facilitator";

	private final SignIns signIns;

	private final Participants participants;

	CookieSecurityContextRepository(SignIns signIns, Participants participants) {
		this.signIns = signIns;
		this.participants = participants;
	}

	/**
	 * Whether a browser sends something by which it is recognised, whatever page it was
	 * asked by to do so.
	 */
	static boolean recognisable(HttpServletRequest request) {
		return WebUtils.getCookie(request, FACILITATOR) != null
				|| WebUtils.getCookie(request, ParticipantCookie.NAME) != null;
	}

	@Override
	@SuppressWarnings("deprecation")
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		known(secret(holder.getRequest()), ParticipantCookie.secret(holder.getRequest()))
			.ifPresent(context::setAuthentication);
		return context;
	}

	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		secret(request).ifPresent(this.signIns::close);
		Optional.ofNullable(context.getAuthentication())
			.flatMap(CookieSecurityContextRepository::who)
			.ifPresentOrElse((facilitator) -> set(response, request, this.signIns.open(facilitator.name()),
					this.signIns.lasting()), () -> set(response, request, "", Duration.ZERO));
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return recognisable(request);
	}

	/**
	 * Who is known by these secrets.
	 */
	Optional<Authentication> known(Optional<String> facilitator, Optional<String> participant) {
		return facilitator.flatMap(this.signIns::find)
			.map(FacilitatorPasswords::signedIn)
			.or(() -> participant.flatMap(this.participants::withSecret)
				.map((found) -> new PreAuthenticatedAuthenticationToken(found, "", List.of())));
	}

	/**
	 * The secret by which a facilitator's browser is known.
	 */
	static Optional<String> secret(HttpServletRequest request) {
		return Optional.ofNullable(WebUtils.getCookie(request, FACILITATOR)).map(Cookie::getValue);
	}

	private static Optional<Facilitator> who(Authentication signedIn) {
		if (signedIn.getPrincipal() instanceof OidcFacilitator user) {
			return Optional.of(user.facilitator());
		}
		return (signedIn.getPrincipal() instanceof Facilitator facilitator) ? Optional.of(facilitator)
				: Optional.empty();
	}

	private static void set(HttpServletResponse response, HttpServletRequest request, String secret, Duration age) {
		response.addHeader(HttpHeaders.SET_COOKIE, ParticipantCookie.cookie(FACILITATOR, secret, age, request));
	}

}
