package io.github.privatelinkhandson.security;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * The forms by which strangers become known.
 */
final class Doors {

	private static final List<Door> ALL = List.of(new Door("/login", HttpStatus.UNPROCESSABLE_CONTENT, 10),
			new Door("/join", HttpStatus.NOT_FOUND, 60), new Door("/enter", HttpStatus.NOT_FOUND, 60));

	private Doors() {
	}

	static Optional<Door> of(HttpServletRequest request) {
		return ALL.stream().filter((door) -> door.matcher().matches(request)).findFirst();
	}

	/**
	 * A form.
	 *
	 * @param failure how an attempt with something that opens nothing is answered
	 * @param most so many failed attempts an address has
	 */
	record Door(String path, HttpStatus failure, int most) {

		RequestMatcher matcher() {
			return pathPattern(HttpMethod.POST, this.path);
		}

	}

}
