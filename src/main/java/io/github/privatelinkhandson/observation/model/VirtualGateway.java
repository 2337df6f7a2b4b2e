package io.github.privatelinkhandson.observation.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A virtual private gateway.
 *
 * @param vpcId the VPC that it is attached to, or not yet detached from
 */
public record VirtualGateway(String id, Map<String, String> tags, @Nullable String vpcId) implements ObservedResource {

}
