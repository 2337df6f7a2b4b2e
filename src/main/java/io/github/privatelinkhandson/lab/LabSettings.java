package io.github.privatelinkhandson.lab;

import java.time.Duration;
import java.time.Instant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for the duration of labs.
 *
 * @param duration from a lab's start to its end, as long as nobody extends it
 * @param longest from a lab's start to the latest end that it can be extended to
 */
@ConfigurationProperties("handson.lab")
public record LabSettings(@DefaultValue("3h") Duration duration, @DefaultValue("12h") Duration longest) {

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofDays(366);

	public LabSettings {
		if (duration.compareTo(SHORTEST) < 0 || longest.compareTo(duration) < 0) {
			throw new IllegalArgumentException(
					"handson.lab.duration must be a second or more and at most handson.lab.longest");
		}
		if (longest.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("handson.lab.longest must be at most 366d");
		}
	}

	/**
	 * Returns the end of a lab that starts at this time.
	 */
	public Instant end(Instant start) {
		return start.plus(this.duration);
	}

	/**
	 * Returns the latest end that a lab can be extended to which starts at this time.
	 */
	public Instant latestEnd(Instant start) {
		return start.plus(this.longest);
	}

}
