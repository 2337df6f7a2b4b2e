package io.github.privatelinkhandson.simulator.json;

/**
 * Says that a text is no JSON, or not the JSON that a model needs.
 */
public final class MalformedJson extends RuntimeException {

	MalformedJson(String message) {
		super(message);
	}

	MalformedJson(String message, Throwable cause) {
		super(message, cause);
	}

}
