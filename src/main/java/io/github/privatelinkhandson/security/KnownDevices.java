package io.github.privatelinkhandson.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

import io.github.privatelinkhandson.database.Instants;

/**
 * Recognises browsers in which a facilitator has signed in before, by a cookie that opens
 * nothing. Their failed attempts have counts of their own, so that nobody else in the
 * network can use them up.
 */
@Component
class KnownDevices {

	static final String COOKIE = "device";

	private static final Duration LASTING = Duration.ofDays(180);

	private static final int BYTES = 24;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final JdbcClient jdbc;

	private final Clock clock;

	KnownDevices(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Returns what stands for the browser of a request; empty if the facilitator has not
	 * signed in there.
	 */
	Optional<String> find(HttpServletRequest request, String facilitator) {
		return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
			.map(Cookie::getValue)
			.map(KnownDevices::hash)
			.filter((hash) -> this.jdbc
				.sql("SELECT count(*) FROM known_device WHERE token_hash = ? AND facilitator = ? AND last_used > ?")
				.params(hash, facilitator, Instants.parameter(oldest()))
				.query(Integer.class)
				.single() > 0);
	}

	/**
	 * Remembers the browser in which a facilitator has signed in.
	 */
	void remember(HttpServletRequest request, HttpServletResponse response, String facilitator) {
		Instant now = this.clock.instant();
		Optional<String> known = find(request, facilitator);
		if (known.isPresent()) {
			this.jdbc.sql("UPDATE known_device SET last_used = ? WHERE token_hash = ?")
				.params(Instants.parameter(now), known.get())
				.update();
			return;
		}
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		this.jdbc.sql("DELETE FROM known_device WHERE last_used <= ?").param(Instants.parameter(oldest())).update();
		this.jdbc.sql("INSERT INTO known_device (token_hash, facilitator, last_used) VALUES (?, ?, ?)")
			.params(hash(secret), facilitator, Instants.parameter(now))
			.update();
		response.addHeader(HttpHeaders.SET_COOKIE, ParticipantCookie.cookie(COOKIE, secret, LASTING, request));
	}

	private Instant oldest() {
		return this.clock.instant().minus(LASTING);
	}

	static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM has SHA-256", ex);
		}
	}

}
