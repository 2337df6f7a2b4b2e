package io.github.privatelinkhandson.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Remembers in a cookie which page a browser asked for before its user had signed in. For
 * a form that is the page of its lab or workshop.
 */
@Component
class RequestedPages extends CookieRequestCache {

	private static final Pattern OWNER_OF_A_FORM = Pattern.compile("/(?:labs|workshops)/[0-9a-f]{12}(?=/)|/seat(?=/)");

	RequestedPages() {
		setRequestMatcher(AnyRequestMatcher.INSTANCE);
		setCookieCustomizer((cookie) -> cookie.setAttribute("SameSite", "Lax"));
	}

	@Override
	public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
		@Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT);
		if (accepted == null || !accepted.contains("text/html")) {
			return;
		}
		if (HttpMethod.GET.matches(request.getMethod())) {
			super.saveRequest(request, response);
			return;
		}
		Matcher owner = OWNER_OF_A_FORM.matcher(request.getRequestURI());
		if (owner.find()) {
			super.saveRequest(new PageOfForm(request, request.getRequestURI().substring(0, owner.end())), response);
		}
	}

	/**
	 * Returns the page; null if the cookie is not one of this console's, which could lead
	 * elsewhere.
	 */
	@Override
	public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
		try {
			@Nullable SavedRequest saved = super.getRequest(request, response);
			return (saved != null && saved.getRedirectUrl().startsWith(root(request))) ? saved : null;
		}
		catch (IllegalArgumentException ex) {
			// not a value that this class has written
			return null;
		}
	}

	private static String root(HttpServletRequest request) {
		return UrlUtils.buildFullRequestUrl(request.getScheme(), request.getServerName(), request.getServerPort(),
				request.getContextPath() + "/", null);
	}

	/**
	 * A request for the page on which a form stands.
	 */
	private static final class PageOfForm extends HttpServletRequestWrapper {

		private final String path;

		private PageOfForm(HttpServletRequest request, String path) {
			super(request);
			this.path = path;
		}

		@Override
		public String getMethod() {
			return HttpMethod.GET.name();
		}

		@Override
		public String getRequestURI() {
			return this.path;
		}

		@Override
		public @Nullable String getQueryString() {
			return null;
		}

	}

}
