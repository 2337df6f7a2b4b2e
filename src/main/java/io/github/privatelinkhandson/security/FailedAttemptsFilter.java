package io.github.privatelinkhandson.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses more attempts to get in from an address that has failed too often.
 */
class FailedAttemptsFilter extends OncePerRequestFilter {

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
		if (!this.attempts.areLeft(what, door.most())) {
			response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
			return;
		}
		chain.doFilter(request, response);
		if (response.getStatus() == door.failure().value()) {
			this.attempts.failed(what);
		}
	}

}
