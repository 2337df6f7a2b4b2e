package io.github.privatelinkhandson.observation.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An IAM role; {@code id} is its name, {@code trustPolicy} a JSON document.
 */
public record Role(String id, Map<String, String> tags, String arn, Instant createdAt, List<String> policyArns,
		String trustPolicy) implements NamedResource {
}
