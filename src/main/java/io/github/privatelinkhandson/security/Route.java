package io.github.privatelinkhandson.security;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * A pattern of request paths, and who may open them.
 */
record Route(String pattern, Access access, PathPatternRequestMatcher matcher) {

	Route(String pattern, Access access) {
		this(pattern, access, PathPatternRequestMatcher.pathPattern(pattern));
	}

	boolean matches(HttpServletRequest request) {
		return this.matcher.matches(request);
	}

	Optional<String> lab(HttpServletRequest request) {
		RequestMatcher.MatchResult match = this.matcher.matcher(request);
		@Nullable String lab = match.getVariables().get("lab");
		return Optional.ofNullable(lab);
	}

}
