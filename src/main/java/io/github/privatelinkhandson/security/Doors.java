package io.github.privatelinkhandson.security;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * The forms by which strangers become known.
 */
final class Doors {

	static final RequestMatcher MATCHER = pathPattern(HttpMethod.POST, "/login");

	private Doors() {
	}

}
