package io.github.privatelinkhandson.security;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * The ways by which people become known. After too many failures passwords are slowed
 * down; codes and links, which cannot be guessed, open nevertheless, as a room shares one
 * address.
 */
final class RateLimitedEndpoints {

	private static final List<Door> ALL = List.of(
			new Door(HttpMethod.POST, "/login", HttpStatus.UNPROCESSABLE_CONTENT, 10, false),
			new Door(HttpMethod.GET, "/login/oauth2/code/*", HttpStatus.UNPROCESSABLE_CONTENT, 60, false),
			new Door(HttpMethod.POST, "/password", HttpStatus.UNPROCESSABLE_CONTENT, 10, false),
			new Door(HttpMethod.POST, "/join", HttpStatus.NOT_FOUND, 60, true),
			new Door(HttpMethod.POST, "/enter", HttpStatus.NOT_FOUND, 60, true));

	/** Names that are typed are told apart by so many groups, however many there are. */
	private static final int GROUPS = 8;

	private RateLimitedEndpoints() {
	}

	static Optional<Door> of(HttpServletRequest request) {
		return ALL.stream().filter((door) -> door.matcher().matches(request)).findFirst();
	}

	/**
	 * A form, or the way back from a provider.
	 *
	 * @param failure how an attempt with something that opens nothing is answered
	 * @param most so many failed attempts there are before they are slowed down
	 * @param opens whether what is right opens it all the same
	 */
	record Door(HttpMethod method, String path, HttpStatus failure, int most, boolean opens) {

		RequestMatcher matcher() {
			return pathPattern(this.method, this.path);
		}

		/**
		 * Returns what failed attempts are counted for: a browser that is known, or else
		 * an address and the name that was typed.
		 */
		String what(HttpServletRequest request, KnownDevices devices) {
			if (this.opens) {
				return this.path + " " + request.getRemoteAddr();
			}
			String name = Objects.requireNonNullElse(request.getParameter("name"), "");
			String source = request.getRemoteAddr() + " " + Math.floorMod(name.hashCode(), GROUPS);
			return this.path + " " + devices.find(request, name).orElse(source);
		}

	}

}
