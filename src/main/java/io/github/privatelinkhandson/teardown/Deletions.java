package io.github.privatelinkhandson.teardown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * The deletions of all types of resource. Resources that are deleted along with others
 * (listeners, rules, routes, associations) are not among them.
 */
final class Deletions {

	private static final Map<String, Deletion<?>> BY_TYPE = new LinkedHashMap<>();

	static {
		Stream.of(PrivateLinkDeletions.all(), ServerDeletions.all(), NetworkDeletions.all(), AccountNetwork.deletions())
			.flatMap(List::stream)
			.forEach((deletion) -> BY_TYPE.put(deletion.type(), deletion));
	}

	private Deletions() {
	}

	static Optional<Deletion<?>> ofType(String type) {
		return Optional.ofNullable(BY_TYPE.get(type));
	}

	/**
	 * Returns whether a resource comes and goes with another one: a VPC's main route
	 * table, default group and default network ACL, and network interfaces of others.
	 */
	static boolean isImplicit(ObservedResource resource, Snapshot snapshot) {
		if (resource instanceof NetworkInterface one) {
			return !one.type().equals("interface") || InterfaceOwners.owners(one, snapshot).findAny().isPresent();
		}
		return (resource instanceof RouteTable table && table.main())
				|| (resource instanceof NetworkAcl acl && acl.isDefault())
				|| (resource instanceof SecurityGroup group && GroupDeletion.isDefault(group));
	}

	static Optional<Deletion<?>> of(ObservedResource resource) {
		return BY_TYPE.values().stream().filter((deletion) -> deletion.observed().isInstance(resource)).findFirst();
	}

}
