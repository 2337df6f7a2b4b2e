package io.github.privatelinkhandson.teardown;

import java.util.Map;

import io.github.privatelinkhandson.observation.model.ObservedResource;

/**
 * A log group of CloudWatch Logs, by its name.
 */
record LogGroup(String id, Map<String, String> tags) implements ObservedResource {
}
