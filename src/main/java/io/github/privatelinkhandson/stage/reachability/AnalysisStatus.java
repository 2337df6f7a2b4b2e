package io.github.privatelinkhandson.stage.reachability;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Progress of a path analysis. {@code FAILED} is no verdict: there is none, because the
 * analysis itself failed.
 */
public enum AnalysisStatus {

	RUNNING, SUCCEEDED, FAILED;

	/**
	 * Returns the name in the JSON interface, in message keys and in the database.
	 */
	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static AnalysisStatus of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

	@Override
	public String toString() {
		return key();
	}

}
