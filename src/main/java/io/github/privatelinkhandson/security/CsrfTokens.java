package io.github.privatelinkhandson.security;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tokens against forged requests. A page is given one before it is sent, while a cookie
 * can still be set. They are asked for where a browser could be abused: where it is
 * recognised, or is about to be.
 */
class CsrfTokens extends OncePerRequestFilter {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	static CookieCsrfTokenRepository repository() {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName("csrf");
		tokens.setCookieCustomizer((cookie) -> cookie.sameSite("Lax"));
		return tokens;
	}

	static boolean areNeeded(HttpServletRequest request) {
		return !READING.contains(request.getMethod()) && (CookieSecurityContextRepository.recognisable(request)
				|| RateLimitedEndpoints.of(request).isPresent());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		@Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT);
		if (accepted != null && accepted.contains("text/html")
				&& request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
			token.getToken();
		}
		chain.doFilter(request, response);
	}

}
