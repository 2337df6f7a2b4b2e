package io.github.privatelinkhandson.web;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what clients may send to the console's ports.
 *
 * @param body the largest body of a request to the console; the practice AWS has its own
 * @param bodyTimeout the time within which the whole body has to be there
 * @param unfinishedPerAddress so many requests of one address may wait for their bodies
 * @param unfinished so many requests of all addresses may
 */
@ConfigurationProperties("handson.limits")
record RequestLimits(@DefaultValue("64KB") DataSize body, @DefaultValue("15s") Duration bodyTimeout,
		@DefaultValue("32") int unfinishedPerAddress, @DefaultValue("100") int unfinished) {

	private static final DataSize LARGEST = DataSize.ofMegabytes(64);

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final int MOST = 10_000;

	RequestLimits {
		if (body.toBytes() < 1 || body.compareTo(LARGEST) > 0) {
			throw new IllegalArgumentException("handson.limits.body is from 1B to 64MB, not " + body);
		}
		if (bodyTimeout.toMillis() < 1 || bodyTimeout.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("handson.limits.body-timeout is from 1ms to 1h, not " + bodyTimeout);
		}
		if (unfinishedPerAddress < 1 || unfinishedPerAddress > MOST) {
			throw new IllegalArgumentException(
					"handson.limits.unfinished-per-address is from 1 to 10000, not " + unfinishedPerAddress);
		}
		if (unfinished < 1 || unfinished > MOST) {
			throw new IllegalArgumentException("handson.limits.unfinished is from 1 to 10000, not " + unfinished);
		}
	}

}
