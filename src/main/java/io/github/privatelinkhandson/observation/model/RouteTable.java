package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A route table with its routes and associations.
 */
public record RouteTable(String id, Map<String, String> tags, String vpcId, List<Route> routes,
		List<Association> associations) implements ObservedResource {

	/**
	 * A route. {@code target} is {@code local} or the id of the gateway, NAT gateway,
	 * interface, endpoint or peering connection it leads to; {@code state} is
	 * {@code active} or {@code blackhole}.
	 */
	public record Route(String destinationCidr, String target, String state, String origin) {
	}

	/**
	 * An association; {@code subnetId} is null for the main one.
	 */
	public record Association(String id, @Nullable String subnetId, boolean main) {
	}

	/**
	 * Returns whether this is the table of all subnets that have no association of their
	 * own.
	 */
	public boolean main() {
		return this.associations.stream().anyMatch(Association::main);
	}
}
