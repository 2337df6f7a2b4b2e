package io.github.privatelinkhandson.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * Keeps the one thing that a page says after a redirect, the key of a message under
 * {@code flash}, in a cookie, so that no session is needed.
 */
class CookieFlashMaps extends AbstractFlashMapManager {

	static final String FLASH = "flash";

	@Override
	protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, FLASH);
		if (cookie == null || cookie.getValue().isEmpty()) {
			return null;
		}
		FlashMap map = new FlashMap();
		map.put(FLASH, URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8));
		map.startExpirationPeriod(getFlashMapTimeout());
		return List.of(map);
	}

	@Override
	protected void updateFlashMaps(List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
		String key = maps.stream()
			.map((map) -> map.get(FLASH))
			.filter(String.class::isInstance)
			.map(String.class::cast)
			.reduce("", (first, last) -> last);
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(FLASH, URLEncoder.encode(key, StandardCharsets.UTF_8))
					.path("/")
					.httpOnly(true)
					.sameSite("Strict")
					.maxAge(key.isEmpty() ? Duration.ZERO : Duration.ofMinutes(1))
					.build()
					.toString());
	}

}
