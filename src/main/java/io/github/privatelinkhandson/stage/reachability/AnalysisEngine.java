package io.github.privatelinkhandson.stage.reachability;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The engine that runs a path analysis: the console itself ({@code local}, free), or
 * Reachability Analyzer ({@code aws}).
 */
public enum AnalysisEngine {

	LOCAL, AWS;

	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<AnalysisEngine> of(String key) {
		return Arrays.stream(values()).filter((engine) -> engine.key().equals(key)).findFirst();
	}

}
