package io.github.privatelinkhandson.lab;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The stages of the hands-on, in the order in which they are walked.
 */
public enum StageKey {

	VPC, SERVERS, LOAD_BALANCER, ENDPOINT_SERVICE, ENDPOINT, APPROVAL, REACHABILITY, CONNECTION;

	/**
	 * The stage's name in pages, addresses and the JSON interface
	 * ({@code load-balancer}).
	 */
	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<StageKey> of(@Nullable String key) {
		return Arrays.stream(values()).filter((stage) -> stage.key().equals(key)).findFirst();
	}

	/**
	 * Reads the name in a JSON body.
	 * @throws IllegalArgumentException if there is no such stage
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static StageKey ofJson(String key) {
		return of(key).orElseThrow(() -> new IllegalArgumentException("There is no stage " + key));
	}

	public Optional<StageKey> previous() {
		return (ordinal() == 0) ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
	}

	public Optional<StageKey> next() {
		return (ordinal() == values().length - 1) ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
	}

	@Override
	public String toString() {
		return key();
	}

}
