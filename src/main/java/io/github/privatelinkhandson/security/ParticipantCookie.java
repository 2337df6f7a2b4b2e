package io.github.privatelinkhandson.security;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookie by which a participant's browser is recognised. It holds the secret of the
 * personal link.
 */
public final class ParticipantCookie {

	public static final String NAME = "participant";

	private static final Duration LASTING = Duration.ofDays(7);

	private ParticipantCookie() {
	}

	/**
	 * Has the browser remember whose it is.
	 */
	public static void set(HttpServletRequest request, HttpServletResponse response, String secret) {
		response.addHeader(HttpHeaders.SET_COOKIE, cookie(NAME, secret, LASTING, request));
	}

	public static Optional<String> secret(HttpServletRequest request) {
		return Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(Cookie::getValue);
	}

	static String cookie(String name, String secret, Duration age, HttpServletRequest request) {
		return ResponseCookie.from(name, secret)
			.path("/")
			.httpOnly(true)
			.secure(request.isSecure())
			.sameSite("Lax")
			.maxAge(age)
			.build()
			.toString();
	}

}
