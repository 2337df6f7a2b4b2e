package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

/**
 * An IAM instance profile; {@code id} is its name.
 */
public record InstanceProfile(String id, Map<String, String> tags, String arn,
		List<String> roleNames) implements Observed {
}
