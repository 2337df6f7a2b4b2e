package io.github.privatelinkhandson.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Records who got in, who did not and whose access was changed, with the address, under a
 * logger of its own. What an address repeats within a few minutes is counted: the first,
 * the tenth, the hundredth time and so on are in the log.
 */
@Component
public class SecurityLog {

	/** Name of the logger. */
	public static final String LOGGER = "handson.audit";

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private static final int MAX_COUNTS = 10_000;

	private static final int MAX_LENGTH = 100;

	private static final int TEN = 10;

	private final Map<String, Count> counts = new LinkedHashMap<>();

	private final Clock clock;

	SecurityLog(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Kinds of events.
	 */
	public enum Event {

		SIGNED_IN, SIGN_IN_FAILED, ATTEMPTS_LIMITED, REFUSED, SIGNED_OUT, PASSWORD_CHANGED, PASSWORD_RESET,
		FACILITATOR_ADDED, FACILITATOR_REMOVED, LINK_REISSUED, JOINED, JOIN_REFUSED, LINK_USED, LINK_REFUSED;

		/**
		 * Tells that strangers can bring it about as often as they like.
		 */
		boolean repeats() {
			return this == SIGN_IN_FAILED || this == ATTEMPTS_LIMITED || this == REFUSED || this == JOIN_REFUSED
					|| this == LINK_REFUSED;
		}

	}

	/**
	 * Records an event of the present request.
	 * @param who the name of whoever it is; null if nobody is known
	 * @param what what it concerns, never a secret
	 */
	public void record(Event event, @Nullable String who, String what) {
		String address = address();
		int times = event.repeats() ? count(event + " " + address) : 1;
		if (isPowerOfTen(times)) {
			logger.info("event={} who=\"{}\" address={} what=\"{}\" times={}", event, plain((who != null) ? who : "-"),
					plain(address), plain(what), times);
		}
	}

	private synchronized int count(String key) {
		Instant now = this.clock.instant();
		Count before = this.counts.remove(key);
		boolean goesOn = before != null && now.isBefore(before.since().plus(WINDOW));
		Count after = goesOn ? new Count(before.since(), before.times() + 1) : new Count(now, 1);
		this.counts.put(key, after);
		if (this.counts.size() > MAX_COUNTS) {
			this.counts.remove(this.counts.keySet().iterator().next());
		}
		return after.times();
	}

	private static boolean isPowerOfTen(int times) {
		int left = times;
		while (left % TEN == 0) {
			left /= TEN;
		}
		return left == 1;
	}

	private static String address() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest().getRemoteAddr() : "-";
	}

	/**
	 * Returns a text on one line that cannot be taken for more than one value.
	 */
	private static String plain(String text) {
		String harmless = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\"]", "?");
		return (harmless.length() > MAX_LENGTH) ? harmless.substring(0, MAX_LENGTH) : harmless;
	}

	private record Count(Instant since, int times) {
	}

}
