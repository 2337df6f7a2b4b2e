package io.github.privatelinkhandson.observation.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A Reachability Analyzer path.
 */
public record InsightsPath(String id, Map<String, String> tags, String source, @Nullable String destination,
		String protocol, @Nullable Integer destinationPort) implements ObservedResource {
}
