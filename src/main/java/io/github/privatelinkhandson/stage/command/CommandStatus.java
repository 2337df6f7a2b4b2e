package io.github.privatelinkhandson.stage.command;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Progress of a command on an instance.
 */
public enum CommandStatus {

	RUNNING, SUCCEEDED, FAILED, TIMED_OUT;

	/**
	 * Returns the name in the JSON interface, in message keys and in the database
	 * ({@code timed-out}).
	 */
	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static CommandStatus of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	@Override
	public String toString() {
		return key();
	}

}
