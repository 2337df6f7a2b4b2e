package io.github.privatelinkhandson.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
 * Stores the flash attribute, a message key under {@code flash}, in a cookie instead of a
 * session.
 */
class CookieFlashMaps extends AbstractFlashMapManager {

	static final String FLASH = "flash";

	private static final Pattern KEY = Pattern.compile("[a-z-]+");

	@Override
	protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, FLASH);
		if (cookie == null || !KEY.matcher(cookie.getValue()).matches()) {
			return null;
		}
		FlashMap map = new FlashMap();
		map.put(FLASH, cookie.getValue());
		map.startExpirationPeriod(getFlashMapTimeout());
		return new ArrayList<>(List.of(map));
	}

	@Override
	protected void updateFlashMaps(List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
		String key = maps.stream()
			.map((map) -> map.get(FLASH))
			.filter(String.class::isInstance)
			.map(String.class::cast)
			.reduce("", (first, last) -> last);
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(FLASH, key)
					.path("/")
					.httpOnly(true)
					.sameSite("Strict")
					.maxAge(key.isEmpty() ? Duration.ZERO : Duration.ofMinutes(1))
					.build()
					.toString());
	}

}
