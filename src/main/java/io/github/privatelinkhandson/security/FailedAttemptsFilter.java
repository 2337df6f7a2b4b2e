package io.github.privatelinkhandson.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses more attempts to get in from an address that has failed too often.
 */
class FailedAttemptsFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(FailedAttemptsFilter.class);

	private final FailedAttempts attempts;

	FailedAttemptsFilter(FailedAttempts attempts) {
		this.attempts = attempts;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return RateLimitedEndpoints.of(request).isEmpty();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		RateLimitedEndpoints.Door door = RateLimitedEndpoints.of(request).orElseThrow();
		String what = door.path() + " " + request.getRemoteAddr();
		if (!this.attempts.begin(what, door.most())) {
			logger.warn("Too many attempts at {} from {}", door.path(), request.getRemoteAddr());
			response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
			return;
		}
		boolean failed = false;
		try {
			chain.doFilter(request, response);
			failed = response.getStatus() == door.failure().value();
		}
		finally {
			this.attempts.end(what, failed);
		}
		if (failed) {
			logger.info("Failed attempt at {} from {}", door.path(), request.getRemoteAddr());
		}
	}

}
