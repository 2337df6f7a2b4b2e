package io.github.privatelinkhandson.observation.model;

import java.util.Map;

/**
 * A run of Reachability Analyzer; {@code status} is {@code running}, {@code succeeded} or
 * {@code failed}, which is no verdict.
 */
public record InsightsAnalysis(String id, Map<String, String> tags, String pathId, String status,
		boolean pathFound) implements ObservedResource {
}
