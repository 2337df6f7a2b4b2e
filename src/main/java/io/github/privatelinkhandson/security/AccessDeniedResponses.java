package io.github.privatelinkhandson.security;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers to those who may not: pages ask strangers to sign in or to join, the JSON
 * interface says so as a problem.
 */
@Component
class AccessDeniedResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final RequestMatcher CALLS = PathPatternRequestMatcher.pathPattern("/api/**");

	private final JsonMapper json = JsonMapper.builder().build();

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException {
		if (CALLS.matches(request)) {
			problem(response, HttpStatus.UNAUTHORIZED, "sign-in", "This is open to those who have been let in only.");
		}
		else {
			boolean facilitators = Routes.of(request).filter((route) -> route.access().ofFacilitators()).isPresent();
			response.sendRedirect(request.getContextPath() + (facilitators ? "/login" : "/join"));
		}
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
			throws IOException {
		if (CALLS.matches(request)) {
			problem(response, HttpStatus.FORBIDDEN, "forbidden", "This is not open to you.");
		}
		else {
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}
	}

	private void problem(HttpServletResponse response, HttpStatus status, String code, String detail)
			throws IOException {
		Map<String, Object> problem = Map.of("type", "about:blank", "title", status.getReasonPhrase(), "status",
				status.value(), "detail", detail, "code", code);
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		this.json.writeValue(response.getOutputStream(), problem);
	}

}
