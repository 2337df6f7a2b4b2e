package io.github.privatelinkhandson.security;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects state-changing requests from pages of other sites, by the headers
 * {@code Sec-Fetch-Site} and {@code Origin}; clients other than browsers send neither.
 */
class ForeignOriginFilter extends OncePerRequestFilter {

	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return SAFE_METHODS.contains(request.getMethod());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (ownSite(request.getHeader("Sec-Fetch-Site")) && ownOrigin(request)) {
			chain.doFilter(request, response);
		}
		else {
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}
	}

	private static boolean ownSite(@Nullable String site) {
		return site == null || OWN_SITE.contains(site);
	}

	/**
	 * Returns whether the origin is the console's. Its own forms have the origin
	 * {@code null}, because its pages send no referrer; they are recognised by
	 * {@code Sec-Fetch-Site}.
	 */
	private static boolean ownOrigin(HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if ("null".equals(origin)) {
			return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
		}
		return origin == null || authority(origin).equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
	}

	/**
	 * Returns the origin's host and port; empty if it is not a valid URI.
	 */
	private static String authority(String origin) {
		try {
			String authority = URI.create(origin).getAuthority();
			return (authority != null) ? authority : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
