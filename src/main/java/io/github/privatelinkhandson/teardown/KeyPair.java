package io.github.privatelinkhandson.teardown;

import java.util.Map;

import io.github.privatelinkhandson.observation.model.ObservedResource;

/**
 * A key pair that was made by hand, by its id.
 */
record KeyPair(String id, Map<String, String> tags) implements ObservedResource {
}
