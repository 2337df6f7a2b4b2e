package io.github.privatelinkhandson.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows attempts to get in down where too many have failed.
 */
class FailedAttemptsFilter extends OncePerRequestFilter {

	private final FailedAttempts attempts;

	private final KnownDevices devices;

	private final SecurityLog log;

	FailedAttemptsFilter(FailedAttempts attempts, KnownDevices devices, SecurityLog log) {
		this.attempts = attempts;
		this.devices = devices;
		this.log = log;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return RateLimitedEndpoints.of(request).isEmpty();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		RateLimitedEndpoints.Door door = RateLimitedEndpoints.of(request).orElseThrow();
		String what = door.what(request, this.devices);
		if (!this.attempts.begin(what, door.most())) {
			this.log.record(SecurityLog.Event.ATTEMPTS_LIMITED, null, door.path());
			if (door.opens()) {
				WrongCodes.limit(request);
				chain.doFilter(request, response);
				return;
			}
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(FailedAttempts.PACE.toSeconds()));
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
	}

}
