package io.github.privatelinkhandson.simulator;

import java.net.URI;
import java.util.Set;

import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Recognises requests that a page of another site has a browser send. AWS's clients send
 * none of the headers by which they are known.
 */
final class BrowserRequests {

	private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

	private BrowserRequests() {
	}

	/**
	 * Returns whether a page of another site has sent a request, or one whose host name
	 * was made to mean this machine (DNS rebinding).
	 * @param loopback true if the port is open on the loopback interface only
	 */
	static boolean isForeign(Request request, boolean loopback) {
		String site = request.getHeader("Sec-Fetch-Site");
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return (site != null && !OWN_SITE.contains(site))
				|| (origin != null && !authority(origin).equalsIgnoreCase(request.getHeader(HttpHeaders.HOST)))
				|| (loopback && !isLoopback(request.getServerName()));
	}

	private static boolean isLoopback(@Nullable String host) {
		return host == null || host.isEmpty() || LOOPBACK.contains(host) || host.endsWith(".localhost");
	}

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
