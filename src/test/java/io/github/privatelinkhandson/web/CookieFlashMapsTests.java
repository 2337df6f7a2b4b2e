package io.github.privatelinkhandson.web;

import java.util.Map;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.FlashMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests {@link CookieFlashMaps}.
 */
class CookieFlashMapsTests {

	private final CookieFlashMaps flashes = new CookieFlashMaps();

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/labs/x");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void messageIsKeptInACookieUntilTheNextPage() {
		FlashMap map = new FlashMap();
		map.put("flash", "build");
		this.flashes.saveOutputFlashMap(map, this.request, this.response);
		Cookie cookie = this.response.getCookie("flash");
		assertThat(cookie).isNotNull();
		assertThat(cookie.getValue()).isEqualTo("build");
		assertThat(cookie.isHttpOnly()).isTrue();
		assertThat(this.request.getSession(false)).isNull();
	}

	@Test
	void messageIsShownOnce() {
		this.request.setCookies(new Cookie("flash", "build"));
		assertThat(said()).containsExactly(entry("flash", "build"));
		Cookie cleared = this.response.getCookie("flash");
		assertThat(cleared).isNotNull();
		assertThat(cleared.getMaxAge()).isZero();
	}

	@Test
	void detailIsKeptAndForgottenWithItsMessage() {
		FlashMap map = new FlashMap();
		map.put("flash", "act-done");
		map.put("flashDetail", "message.3");
		this.flashes.saveOutputFlashMap(map, this.request, this.response);
		assertThat(this.response.getCookie("flashDetail").getValue()).isEqualTo("message.3");
		this.request.setCookies(this.response.getCookies());
		assertThat(said()).containsOnly(entry("flash", "act-done"), entry("flashDetail", "message.3"));
		assertThat(this.response.getHeaders("Set-Cookie")).anyMatch((set) -> set.startsWith("flashDetail=; "));
	}

	@Test
	void unreadableDetailIsIgnored() {
		this.request.setCookies(new Cookie("flash", "act-done"), new Cookie("flashDetail", "${7*7}.3"));
		assertThat(said()).containsExactly(entry("flash", "act-done"));
	}

	@Test
	void withoutAMessageNoCookieIsSet() {
		assertThat(said()).isNull();
		assertThat(this.response.getCookies()).isEmpty();
	}

	@Test
	void unreadableMessageIsIgnored() {
		this.request.setCookies(new Cookie("flash", "${7*7} no key"));
		assertThat(said()).isNull();
	}

	private @Nullable Map<String, Object> said() {
		return this.flashes.retrieveAndUpdate(this.request, this.response);
	}

}
