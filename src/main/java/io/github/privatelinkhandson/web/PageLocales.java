package io.github.privatelinkhandson.web;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * Resolves the language of pages: the one chosen (stored in a cookie), or else the
 * browser's first supported one, or else English.
 */
class PageLocales extends CookieLocaleResolver {

	private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

	/** Sets the cookie where the connection is encrypted; null in that one itself. */
	private final @Nullable PageLocales encrypted;

	PageLocales() {
		this(new PageLocales(null));
		this.encrypted.setCookieSecure(true);
	}

	private PageLocales(@Nullable PageLocales encrypted) {
		super("lang");
		this.encrypted = encrypted;
		setCookieMaxAge(Duration.ofDays(365));
		setCookieHttpOnly(true);
		setCookieSameSite("Lax");
		setDefaultLocaleFunction(PageLocales::ofBrowser);
	}

	@Override
	public void setLocaleContext(HttpServletRequest request, @Nullable HttpServletResponse response,
			@Nullable LocaleContext context) {
		if (this.encrypted != null && request.isSecure()) {
			this.encrypted.setLocaleContext(request, response, context);
		}
		else {
			super.setLocaleContext(request, response, context);
		}
	}

	@Override
	protected @Nullable Locale parseLocaleValue(String value) {
		return LANGUAGES.stream().filter((locale) -> locale.getLanguage().equals(value)).findFirst().orElse(null);
	}

	private static Locale ofBrowser(HttpServletRequest request) {
		return Collections.list(request.getLocales())
			.stream()
			.flatMap((wanted) -> LANGUAGES.stream()
				.filter((locale) -> locale.getLanguage().equals(wanted.getLanguage())))
			.findFirst()
			.orElse(Locale.ENGLISH);
	}

}
