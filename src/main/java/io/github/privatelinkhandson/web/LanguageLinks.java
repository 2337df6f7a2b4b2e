package io.github.privatelinkhandson.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Provides the layout with the query for links to the same page in another language, as a
 * request attribute. It keeps the page's own parameters.
 */
class LanguageLinks implements HandlerInterceptor {

	static final String PARAMETER = "lang";

	private static final String QUERY = "queryBeforeLanguage";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		String others = (request.getDispatcherType() == DispatcherType.REQUEST)
				? ServletUriComponentsBuilder.fromRequest(request).replaceQueryParam(PARAMETER).build().getQuery()
				: null;
		request.setAttribute(QUERY, (others != null) ? "?" + others + "&" : "?");
		return true;
	}

}
