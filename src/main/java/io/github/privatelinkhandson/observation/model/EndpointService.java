package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

/**
 * A VPC endpoint service; {@code zones} are the Availability Zones it is offered in.
 */
public record EndpointService(String id, Map<String, String> tags, String serviceName, String state,
		boolean acceptanceRequired, List<String> loadBalancerArns, List<String> zones) implements ObservedResource {
}
