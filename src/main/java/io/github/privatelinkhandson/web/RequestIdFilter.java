package io.github.privatelinkhandson.web;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Assigns each request an id for the log, the response header and the error page, and
 * adds the ids of the request's lab and workshop to the log.
 */
class RequestIdFilter extends OncePerRequestFilter {

	static final String ATTRIBUTE = "requestId";

	private static final Pattern LAB = Pattern.compile("/labs/([0-9a-f]{12})(?:/|$)");

	private static final Pattern WORKSHOP = Pattern.compile("/workshops/([0-9a-f]{12})(?:/|$)");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = UUID.randomUUID().toString().substring(0, 8);
		request.setAttribute(ATTRIBUTE, id);
		response.setHeader("X-Request-Id", id);
		// Not removed afterwards: Tomcat logs a request's failure when the filters are
		// done
		MDC.put(ATTRIBUTE, id);
		MDC.put("lab", found(LAB, request));
		MDC.put("workshop", found(WORKSHOP, request));
		chain.doFilter(request, response);
	}

	private static @Nullable String found(Pattern pattern, HttpServletRequest request) {
		Matcher matcher = pattern.matcher(request.getRequestURI());
		return matcher.find() ? matcher.group(1) : null;
	}

}
