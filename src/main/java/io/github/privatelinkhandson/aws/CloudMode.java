package io.github.privatelinkhandson.aws;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The cloud in which a lab is built: the embedded practice AWS, or AWS.
 */
public enum CloudMode {

	PRACTICE, AWS;

	/**
	 * The name in the JSON interface and in addresses.
	 */
	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<CloudMode> of(String key) {
		return Stream.of(values()).filter((mode) -> mode.key().equals(key)).findFirst();
	}

	/**
	 * Reads the name in a JSON body.
	 * @throws IllegalArgumentException if there is no such cloud mode
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static CloudMode ofJson(String key) {
		return of(key).orElseThrow(() -> new IllegalArgumentException("There is no cloud mode " + key));
	}

	@Override
	public String toString() {
		return key();
	}

}
