package io.github.privatelinkhandson.web;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id, for the log, the answer's headers and the page that says that
 * something went wrong.
 */
class RequestIdFilter extends OncePerRequestFilter {

	static final String ATTRIBUTE = "requestId";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = UUID.randomUUID().toString().substring(0, 8);
		request.setAttribute(ATTRIBUTE, id);
		response.setHeader("X-Request-Id", id);
		// Not removed afterwards: Tomcat logs a request's failure when the filters are
		// done
		MDC.put(ATTRIBUTE, id);
		chain.doFilter(request, response);
	}

}
