package io.github.privatelinkhandson.stage.reachability;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The engine that runs a path analysis: the console itself ({@code local}, free), or
 * Reachability Analyzer ({@code aws}).
 */
public enum AnalysisEngine {

	LOCAL, AWS;

	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<AnalysisEngine> of(String key) {
		return Arrays.stream(values()).filter((engine) -> engine.key().equals(key)).findFirst();
	}

	/**
	 * Reads the name in a JSON body.
	 * @throws IllegalArgumentException if there is no such analysis engine
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static AnalysisEngine ofJson(String key) {
		return of(key).orElseThrow(() -> new IllegalArgumentException("There is no analysis engine " + key));
	}

	@Override
	public String toString() {
		return key();
	}

}
