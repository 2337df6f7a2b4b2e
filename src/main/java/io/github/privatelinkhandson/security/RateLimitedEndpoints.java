package io.github.privatelinkhandson.security;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * The ways by which strangers become known.
 */
final class RateLimitedEndpoints {

	private static final List<Door> ALL = List.of(
			new Door(HttpMethod.POST, "/login", HttpStatus.UNPROCESSABLE_CONTENT, 10),
			new Door(HttpMethod.GET, "/login/oauth2/code/*", HttpStatus.UNPROCESSABLE_CONTENT, 60),
			new Door(HttpMethod.POST, "/password", HttpStatus.UNPROCESSABLE_CONTENT, 10),
			new Door(HttpMethod.POST, "/join", HttpStatus.NOT_FOUND, 60),
			new Door(HttpMethod.POST, "/enter", HttpStatus.NOT_FOUND, 60));

	private RateLimitedEndpoints() {
	}

	static Optional<Door> of(HttpServletRequest request) {
		return ALL.stream().filter((door) -> door.matcher().matches(request)).findFirst();
	}

	/**
	 * A form, or the way back from a provider.
	 *
	 * @param failure how an attempt with something that opens nothing is answered
	 * @param most so many failed attempts an address has
	 */
	record Door(HttpMethod method, String path, HttpStatus failure, int most) {

		RequestMatcher matcher() {
			return pathPattern(this.method, this.path);
		}

	}

}
