package io.github.privatelinkhandson.web;

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
 * Refuses requests that would change something and that a page of another site has sent.
 * Browsers say so in {@code Sec-Fetch-Site} and {@code Origin}; programs send neither.
 */
class ForeignOriginFilter extends OncePerRequestFilter {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return READING.contains(request.getMethod());
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
	 * Our own forms come with the origin {@code null}, because our pages send no
	 * referrer; then only the browser's word for it that they are ours tells them from
	 * others.
	 */
	private static boolean ownOrigin(HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if ("null".equals(origin)) {
			return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
		}
		return origin == null || authority(origin).equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
	}

	/**
	 * The origin's host and port; nothing of the kind for what is no address.
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
