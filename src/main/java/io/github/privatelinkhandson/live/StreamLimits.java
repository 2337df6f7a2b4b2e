package io.github.privatelinkhandson.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of open event streams.
 *
 * @param streamsPerPerson so many streams one sign-in or personal link may have open
 * @param streamsPerAddress so many streams one network address may have open, from which
 * a whole room may come
 */
@ConfigurationProperties("handson.limits")
record StreamLimits(@DefaultValue("50") int streamsPerPerson, @DefaultValue("1500") int streamsPerAddress) {

	private static final int MOST = 100_000;

	StreamLimits {
		check("streams-per-person", streamsPerPerson);
		check("streams-per-address", streamsPerAddress);
	}

	private static void check(String setting, int value) {
		if (value < 1 || value > MOST) {
			throw new IllegalArgumentException(
					"handson.limits.%s is from 1 to %d, not %d".formatted(setting, MOST, value));
		}
	}

}
