package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

/**
 * A managed prefix list with its blocks as they are now.
 */
public record PrefixList(String id, Map<String, String> tags, List<String> cidrs) implements ObservedResource {
}
