package io.github.privatelinkhandson.teardown;

import java.util.Map;

import io.github.privatelinkhandson.observation.model.ObservedResource;

/**
 * A volume that its instance has left behind.
 */
record Volume(String id, Map<String, String> tags) implements ObservedResource {
}
