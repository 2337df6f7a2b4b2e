package io.github.privatelinkhandson.observation.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Anything that was observed in an account and region: it has an id (AWS's id, ARN or
 * name) and tags.
 */
public interface ObservedResource {

	String id();

	Map<String, String> tags();

	/**
	 * The id of the VPC that it stands in, or null where it stands in none.
	 */
	default @Nullable String vpcId() {
		return null;
	}

	/**
	 * The {@code Name} tag, or the id where there is none.
	 */
	default String label() {
		return tags().getOrDefault("Name", id());
	}

}
