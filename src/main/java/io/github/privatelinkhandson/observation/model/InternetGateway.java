package io.github.privatelinkhandson.observation.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An internet gateway and the VPC it is attached to, if any.
 */
public record InternetGateway(String id, Map<String, String> tags, @Nullable String vpcId) implements ObservedResource {
}
