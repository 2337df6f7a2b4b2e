package io.github.privatelinkhandson.web;

import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows all errors with one template. The kind of an error selects its texts.
 */
@Component
class ErrorPages implements ErrorViewResolver {

	private static final Set<Integer> WITH_TEXTS = Set.of(403, 404, 409, 422, 429, 503);

	@Override
	public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
		return page(kind(status), status);
	}

	/**
	 * Returns the page of a kind of error: a status, {@code 4xx}, {@code 5xx} or
	 * {@code aws}.
	 */
	static ModelAndView page(String kind, HttpStatus status) {
		return new ModelAndView("error", Map.of("kind", kind), status);
	}

	private static String kind(HttpStatus status) {
		if (WITH_TEXTS.contains(status.value())) {
			return String.valueOf(status.value());
		}
		return status.is5xxServerError() ? "5xx" : "4xx";
	}

}
