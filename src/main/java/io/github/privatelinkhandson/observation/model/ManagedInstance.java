package io.github.privatelinkhandson.observation.model;

import java.util.Map;

/**
 * An instance that has registered with Systems Manager; {@code id} is the instance's.
 */
public record ManagedInstance(String id, Map<String, String> tags, String pingStatus) implements ObservedResource {
}
