package io.github.privatelinkhandson.observation.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An Elastic IP address; {@code id} is its allocation id.
 */
public record Address(String id, Map<String, String> tags, String publicIp, @Nullable String associationId,
		@Nullable String networkInterfaceId) implements ObservedResource {
}
