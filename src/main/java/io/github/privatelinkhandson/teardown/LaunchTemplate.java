package io.github.privatelinkhandson.teardown;

import java.util.Map;

import io.github.privatelinkhandson.observation.model.ObservedResource;

/**
 * A launch template that was made by hand.
 */
record LaunchTemplate(String id, Map<String, String> tags) implements ObservedResource {
}
