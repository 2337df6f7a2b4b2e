package io.github.privatelinkhandson.observation.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An egress-only internet gateway, through which a VPC's instances reach the internet by
 * IPv6, but not the other way round.
 */
public record EgressOnlyInternetGateway(String id, Map<String, String> tags,
		@Nullable String vpcId) implements ObservedResource {
}
