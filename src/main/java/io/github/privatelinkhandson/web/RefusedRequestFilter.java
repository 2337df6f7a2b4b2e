package io.github.privatelinkhandson.web;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers requests whose body was refused ({@link RequestBodyValve}) with an error page,
 * or a problem detail.
 */
class RefusedRequestFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getDispatcherType() == DispatcherType.REQUEST
				&& request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
			request.removeAttribute(RequestDispatcher.ERROR_STATUS_CODE);
			if (request.getRequestURI().startsWith("/api/")) {
				problem(response, HttpStatus.valueOf(status));
			}
			else {
				response.sendError(status);
			}
			return;
		}
		chain.doFilter(request, response);
	}

	private static void problem(HttpServletResponse response, HttpStatus status) throws IOException {
		String code = switch (status) {
			case CONTENT_TOO_LARGE -> "too-large";
			case REQUEST_TIMEOUT -> "timeout";
			default -> "too-many-requests";
		};
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getWriter()
			.write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\"}"
				.formatted(status.getReasonPhrase(), status.value(), code));
	}

}
