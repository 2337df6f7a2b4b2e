package io.github.privatelinkhandson.observation.model;

import java.util.Map;

/**
 * A connection of an endpoint to an endpoint service, as the service's owner sees it;
 * {@code id} is the endpoint's id.
 */
public record EndpointConnection(String id, Map<String, String> tags, String serviceId, String ownerId,
		String state) implements ObservedResource {
}
