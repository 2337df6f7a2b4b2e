package io.github.privatelinkhandson.security.oidc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * Remembers what a browser has been sent to a provider with, in a cookie of that browser:
 * the random values that the answer is compared with, and where it was to come. All else
 * follows from the settings.
 */
class CookieAuthorizationRequestRepository implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final String COOKIE = "signing-in";

	private static final String PATH = "/login/oauth2";

	private static final Duration LASTING = Duration.ofMinutes(10);

	private final ClientRegistrationRepository registrations;

	private final OAuth2AuthorizationRequestResolver requests;

	CookieAuthorizationRequestRepository(ClientRegistrationRepository registrations) {
		this.registrations = registrations;
		this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
			.map((cookie) -> parts(cookie.getValue()))
			.filter((parts) -> parts.size() == 5)
			.filter((parts) -> parts.get(1).equals(request.getParameter(OAuth2ParameterNames.STATE)))
			.filter((parts) -> this.registrations.findByRegistrationId(parts.get(0)) != null)
			.map((parts) -> restored(request, parts))
			.orElse(null);
	}

	@Override
	public void saveAuthorizationRequest(@Nullable OAuth2AuthorizationRequest sent, HttpServletRequest request,
			HttpServletResponse response) {
		if (sent == null) {
			set(request, response, "", Duration.ZERO);
			return;
		}
		String value = Stream
			.of(sent.getAttribute(OAuth2ParameterNames.REGISTRATION_ID), sent.getState(), sent.getRedirectUri(),
					sent.getAttribute(OidcParameterNames.NONCE), sent.getAttribute(PkceParameterNames.CODE_VERIFIER))
			.map((part) -> Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(String.valueOf(part).getBytes(StandardCharsets.UTF_8)))
			.collect(Collectors.joining("."));
		set(request, response, value, LASTING);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizationRequest sent = loadAuthorizationRequest(request);
		if (sent != null) {
			set(request, response, "", Duration.ZERO);
		}
		return sent;
	}

	private OAuth2AuthorizationRequest restored(HttpServletRequest request, List<String> parts) {
		return OAuth2AuthorizationRequest.from(this.requests.resolve(request, parts.get(0)))
			.state(parts.get(1))
			.redirectUri(parts.get(2))
			.attributes((attributes) -> {
				attributes.put(OidcParameterNames.NONCE, parts.get(3));
				attributes.put(PkceParameterNames.CODE_VERIFIER, parts.get(4));
			})
			.build();
	}

	private static List<String> parts(String cookie) {
		try {
			return Stream.of(cookie.split("\\."))
				.map((part) -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
				.toList();
		}
		catch (IllegalArgumentException ex) {
			return List.of();
		}
	}

	/**
	 * The answer comes by a link from another site, for which browsers send cookies that
	 * are lax.
	 */
	private static void set(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(COOKIE, value)
					.path(request.getContextPath() + PATH)
					.httpOnly(true)
					.secure(request.isSecure())
					.sameSite("Lax")
					.maxAge(age)
					.build()
					.toString());
	}

}
