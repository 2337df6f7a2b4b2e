package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An EC2 instance with its first network interface; {@code type} as in {@code t3.micro}.
 */
public record Instance(String id, Map<String, String> tags, String state, String vpcId, String subnetId, String zone,
		String privateIp, @Nullable String networkInterfaceId, List<String> groups, @Nullable String instanceProfileArn,
		String type) implements ObservedResource {
}
