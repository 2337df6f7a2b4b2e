package io.github.privatelinkhandson.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import io.github.privatelinkhandson.database.DatabaseFaults;

/**
 * Answers 503 to requests that a fault of the database ended, with the error page or a
 * problem detail. It comes before all that asks the database who the user is.
 */
class DatabaseOutageFilter extends OncePerRequestFilter {

	private static final String SECONDS_TO_WAIT = "5";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted() || !DatabaseFaults.isCauseOf(ex)) {
				throw ex;
			}
			answer(request, response);
		}
	}

	/**
	 * Answers. Nobody can be known now, so the page is one for nobody.
	 */
	private static void answer(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		response.resetBuffer();
		response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
		if (request.getRequestURI().startsWith("/api/")) {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.getWriter().write("""
					{"type":"about:blank","title":"Service Unavailable","status":503,"code":"unavailable",\
					"detail":"The console cannot read or keep anything at the moment. Try again."}""");
			return;
		}
		SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
		request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpStatus.SERVICE_UNAVAILABLE.value());
		request.getRequestDispatcher("/error").forward(request, response);
	}

}
