package io.github.privatelinkhandson.workshop.participation;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

import io.github.privatelinkhandson.workshop.Participant;

/**
 * Tells pages where a participant's home is, as a request attribute, and sends
 * participants there from the facilitators' start page.
 */
class ParticipantHome implements HandlerInterceptor {

	static final String PATH = "/seat";

	private static final String ATTRIBUTE = "home";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		@Nullable Authentication known = SecurityContextHolder.getContext().getAuthentication();
		if (known == null || !(known.getPrincipal() instanceof Participant)) {
			return true;
		}
		request.setAttribute(ATTRIBUTE, PATH);
		if (request.getRequestURI().equals(request.getContextPath() + "/")) {
			response.sendRedirect(request.getContextPath() + PATH);
			return false;
		}
		return true;
	}

}
