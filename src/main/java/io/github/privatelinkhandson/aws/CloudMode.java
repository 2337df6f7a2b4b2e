package io.github.privatelinkhandson.aws;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cloud in which a lab is built: the embedded practice AWS, or AWS.
 */
public enum CloudMode {

	PRACTICE, AWS;

	/**
	 * The name in the JSON interface and in addresses.
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<CloudMode> of(String key) {
		return Stream.of(values()).filter((mode) -> mode.key().equals(key)).findFirst();
	}

}
