package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An elastic network interface. {@code type} is AWS's InterfaceType ({@code interface},
 * {@code nat_gateway}, {@code network_load_balancer}, {@code vpc_endpoint}).
 *
 * @param sourceDestCheck whether it drops packets that are neither from nor for it
 */
public record NetworkInterface(String id, Map<String, String> tags, String vpcId, String subnetId, String zone,
		String status, String type, String description, String privateIp, @Nullable String publicIp,
		List<String> groups, @Nullable String instanceId, boolean sourceDestCheck) implements ObservedResource {

	/**
	 * With the source/destination check on, as new interfaces have it.
	 */
	public NetworkInterface(String id, Map<String, String> tags, String vpcId, String subnetId, String zone,
			String status, String type, String description, String privateIp, @Nullable String publicIp,
			List<String> groups, @Nullable String instanceId) {
		this(id, tags, vpcId, subnetId, zone, status, type, description, privateIp, publicIp, groups, instanceId, true);
	}

}
