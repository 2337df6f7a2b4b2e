package io.github.privatelinkhandson.settings;

/**
 * Thrown at the start when something is set that is no setting of the console.
 */
class UnknownSettingException extends RuntimeException {

	UnknownSettingException(String name, String origin) {
		super("There is no setting %s (%s).".formatted(name, origin));
	}

}
