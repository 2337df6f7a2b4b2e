package io.github.privatelinkhandson.observation.model;

import java.util.Map;

/**
 * Anything that was observed in an account and region: it has an id (AWS's id, ARN or
 * name) and tags.
 */
public interface ObservedResource {

	String id();

	Map<String, String> tags();

	/**
	 * The {@code Name} tag, or the id where there is none.
	 */
	default String label() {
		return tags().getOrDefault("Name", id());
	}

}
