package io.github.privatelinkhandson.observation.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An IAM instance profile; {@code id} is its name.
 */
public record InstanceProfile(String id, Map<String, String> tags, String arn, Instant createdAt,
		List<String> roleNames) implements NamedResource {
}
