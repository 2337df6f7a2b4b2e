package io.github.privatelinkhandson.security;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers to those who may not: pages ask strangers to sign in or to join, the JSON
 * interface says so as a problem.
 */
@Component
class AccessDeniedResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final RequestMatcher CALLS = PathPatternRequestMatcher.pathPattern("/api/**");

	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

	private final JsonMapper json = JsonMapper.builder().build();

	private final LabAccess labs;

	private final RequestedPages requestedPages;

	private final SecurityLog log;

	private final ObjectProvider<FlashMapManager> flashMaps;

	AccessDeniedResponses(LabAccess labs, RequestedPages requestedPages, SecurityLog log,
			ObjectProvider<FlashMapManager> flashMaps) {
		this.labs = labs;
		this.requestedPages = requestedPages;
		this.log = log;
		this.flashMaps = flashMaps;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException {
		if (CALLS.matches(request)) {
			problem(response, HttpStatus.UNAUTHORIZED, "sign-in", "This is open to those who have been let in only.");
			return;
		}
		if (MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT))) {
			// ends the stream of an open page without a further try
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			return;
		}
		if (!SAFE_METHODS.contains(request.getMethod())) {
			sayThatFormWasNotSent(request, response);
		}
		response.sendRedirect(request.getContextPath() + (isOfFacilitator(request) ? "/login" : "/join"));
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
			throws IOException {
		record(request);
		if (CALLS.matches(request)) {
			problem(response, HttpStatus.FORBIDDEN, "forbidden", "This is not open to you.");
			return;
		}
		if (exception instanceof CsrfException && isFormOfEndedSession(request)) {
			this.requestedPages.saveRequest(request, response);
			commence(request, response, new InsufficientAuthenticationException("The session has ended", exception));
			return;
		}
		Optional<String> replacement = replacement(request);
		if (replacement.isPresent()) {
			response.sendRedirect(request.getContextPath() + replacement.get());
		}
		else {
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}
	}

	private void record(HttpServletRequest request) {
		@Nullable Authentication known = SecurityContextHolder.getContext().getAuthentication();
		this.log.record(SecurityLog.Event.REFUSED, (known != null) ? known.getName() : null,
				request.getMethod() + " " + request.getRequestURI());
	}

	/**
	 * Returns whether nobody is recognised by the cookies that came with a form. Its
	 * token has ended with the session.
	 */
	private static boolean isFormOfEndedSession(HttpServletRequest request) {
		return SecurityContextHolder.getContext().getAuthentication() == null
				&& RateLimitedEndpoints.of(request).isEmpty();
	}

	private Optional<String> replacement(HttpServletRequest request) {
		return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
			.filter(SecurityRole.PARTICIPANT::isGrantedTo)
			.filter((known) -> SAFE_METHODS.contains(request.getMethod()))
			.flatMap((participant) -> this.labs.replacement(participant,
					Routes.of(request).flatMap((route) -> route.lab(request))));
	}

	private static boolean isOfFacilitator(HttpServletRequest request) {
		return WebUtils.getCookie(request, CookieSecurityContextRepository.FACILITATOR) != null || Routes.of(request)
			.filter((route) -> route.access().ofFacilitators() || route.access() == Access.HOME)
			.isPresent();
	}

	/**
	 * Has the next page say that what was typed was not sent.
	 */
	private void sayThatFormWasNotSent(HttpServletRequest request, HttpServletResponse response) {
		FlashMap message = new FlashMap();
		message.put("flash", "form-not-sent");
		this.flashMaps.getObject().saveOutputFlashMap(message, request, response);
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
