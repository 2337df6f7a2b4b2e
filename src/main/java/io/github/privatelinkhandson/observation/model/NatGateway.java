package io.github.privatelinkhandson.observation.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A NAT gateway. {@code failureCode} is AWS's code where {@code state} is {@code failed}.
 */
public record NatGateway(String id, Map<String, String> tags, String state, String vpcId, String subnetId,
		@Nullable String allocationId, @Nullable String networkInterfaceId,
		@Nullable String failureCode) implements ObservedResource {
}
