package io.github.privatelinkhandson.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.servlet.http.Cookie;

/**
 * The CSRF token of a test's visitor, as the cookie and as forms have it.
 */
public final class CsrfToken {

	private static final String TOKEN = "token";

	private CsrfToken() {
	}

	public static Cookie cookie() {
		return new Cookie("csrf", TOKEN);
	}

	/**
	 * Returns the token as forms send it: masked by random bytes, here by zeros.
	 */
	public static String masked() {
		byte[] masked = new byte[2 * TOKEN.length()];
		System.arraycopy(TOKEN.getBytes(StandardCharsets.UTF_8), 0, masked, TOKEN.length(), TOKEN.length());
		return Base64.getUrlEncoder().encodeToString(masked);
	}

}
