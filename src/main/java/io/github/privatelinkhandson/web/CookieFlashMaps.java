package io.github.privatelinkhandson.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * Stores the flash attributes in cookies instead of a session: a message key under
 * {@code flash}, and under {@code flashDetail} the kind of an action and the number of
 * its recipients ({@code message.3}).
 */
class CookieFlashMaps extends AbstractFlashMapManager {

	static final String FLASH = "flash";

	static final String DETAIL = "flashDetail";

	private static final Map<String, Pattern> ATTRIBUTES = Map.of(FLASH, Pattern.compile("[a-z-]+"), DETAIL,
			Pattern.compile("[a-z-]+\\.[0-9]{1,5}"));

	@Override
	protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
		FlashMap map = new FlashMap();
		ATTRIBUTES.forEach((name, pattern) -> {
			Cookie cookie = WebUtils.getCookie(request, name);
			if (cookie != null && pattern.matcher(cookie.getValue()).matches()) {
				map.put(name, cookie.getValue());
			}
		});
		if (!map.containsKey(FLASH)) {
			return null;
		}
		map.startExpirationPeriod(getFlashMapTimeout());
		return new ArrayList<>(List.of(map));
	}

	@Override
	protected void updateFlashMaps(List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
		write(FLASH, maps, request, response);
		if (maps.stream().anyMatch((map) -> map.containsKey(DETAIL)) || WebUtils.getCookie(request, DETAIL) != null) {
			write(DETAIL, maps, request, response);
		}
	}

	private static void write(String name, List<FlashMap> maps, HttpServletRequest request,
			HttpServletResponse response) {
		String value = maps.stream()
			.map((map) -> map.get(name))
			.filter(String.class::isInstance)
			.map(String.class::cast)
			.reduce("", (first, last) -> last);
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(name, value)
					.path("/")
					.httpOnly(true)
					.secure(request.isSecure())
					.sameSite("Strict")
					.maxAge(value.isEmpty() ? Duration.ZERO : Duration.ofMinutes(1))
					.build()
					.toString());
	}

}
