package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An elastic network interface. {@code type} is AWS's InterfaceType ({@code interface},
 * {@code nat_gateway}, {@code network_load_balancer}, {@code vpc_endpoint}).
 */
public record NetworkInterface(String id, Map<String, String> tags, String vpcId, String subnetId, String zone,
		String status, String type, String description, String privateIp, @Nullable String publicIp,
		List<String> groups, @Nullable String instanceId) implements Observed {
}
