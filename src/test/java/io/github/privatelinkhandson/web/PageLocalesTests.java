package io.github.privatelinkhandson.web;

import java.util.Locale;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link PageLocales}.
 */
class PageLocalesTests {

	private final PageLocales locales = new PageLocales();

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@Test
	void firstKnownLanguageOfTheBrowserIsTheDefault() {
		this.request.addPreferredLocale(Locale.JAPAN);
		this.request.addPreferredLocale(Locale.FRANCE);
		assertThat(this.locales.resolveLocale(this.request)).isEqualTo(Locale.JAPANESE);
	}

	@Test
	void otherLanguagesBecomeEnglish() {
		this.request.addPreferredLocale(Locale.FRANCE);
		assertThat(this.locales.resolveLocale(this.request)).isEqualTo(Locale.ENGLISH);
	}

	@Test
	void chosenLanguageOutweighsTheBrowser() {
		this.request.addPreferredLocale(Locale.US);
		this.request.setCookies(new Cookie("lang", "ja"));
		assertThat(this.locales.resolveLocale(this.request)).isEqualTo(Locale.JAPANESE);
	}

	@Test
	void unknownLanguageInCookieIsIgnored() {
		this.request.addPreferredLocale(Locale.JAPAN);
		this.request.setCookies(new Cookie("lang", "xx"));
		assertThat(this.locales.resolveLocale(this.request)).isEqualTo(Locale.JAPANESE);
	}

	@Test
	void choiceIsKeptInACookie() {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.locales.setLocale(this.request, response, Locale.JAPANESE);
		assertThat(response.getCookie("lang")).isNotNull().extracting(Cookie::getValue).isEqualTo("ja");
	}

}
