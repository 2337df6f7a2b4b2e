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
class AttemptFilter extends OncePerRequestFilter {

	private final Attempts attempts;

	AttemptFilter(Attempts attempts) {
		this.attempts = attempts;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return Doors.of(request).isEmpty();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Doors.Door door = Doors.of(request).orElseThrow();
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
