package io.github.privatelinkhandson.reachability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.PeeringConnection;
import io.github.privatelinkhandson.observation.model.PrefixList;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.TargetGroup;

/**
 * A snapshot as packets need it: who has an address, what guards a subnet, what stands
 * behind a network interface.
 */
final class NetworkModel {

	private final Snapshot snapshot;

	private final Map<String, NetworkInterface> byAddress = new HashMap<>();

	private final Map<String, Endpoint> endpoints = new HashMap<>();

	private final Map<String, EndpointService> services = new HashMap<>();

	private final Map<String, LoadBalancer> loadBalancers = new HashMap<>();

	private final Map<String, RouteTable> routeTables = new HashMap<>();

	private final Map<String, NetworkAcl> acls = new HashMap<>();

	NetworkModel(Snapshot snapshot) {
		this.snapshot = snapshot;
		snapshot.all(NetworkInterface.class).forEach(this::index);
		snapshot.all(Endpoint.class)
			.forEach((endpoint) -> endpoint.networkInterfaceIds().forEach((id) -> this.endpoints.put(id, endpoint)));
		snapshot.all(EndpointService.class).forEach((service) -> this.services.put(service.serviceName(), service));
		snapshot.all(LoadBalancer.class)
			.forEach((loadBalancer) -> this.loadBalancers.put(interfaceDescription(loadBalancer), loadBalancer));
		snapshot.all(RouteTable.class).forEach(this::index);
		snapshot.all(NetworkAcl.class).forEach(this::index);
	}

	/**
	 * Returns AWS's description of a load balancer's network interfaces: {@code ELB
	 * net/NAME/ID}.
	 */
	private static String interfaceDescription(LoadBalancer loadBalancer) {
		String arn = loadBalancer.id();
		return "ELB " + arn.substring(arn.indexOf("loadbalancer/") + "loadbalancer/".length());
	}

	private void index(NetworkInterface at) {
		if (!at.privateIp().isEmpty()) {
			this.byAddress.put(at.vpcId() + '/' + at.privateIp(), at);
		}
		at.ipv6Addresses().forEach((address) -> this.byAddress.put(at.vpcId() + '/' + address, at));
	}

	private void index(RouteTable table) {
		if (table.main()) {
			this.routeTables.put(table.vpcId(), table);
		}
		table.associations()
			.stream()
			.flatMap((association) -> Stream.ofNullable(association.subnetId()))
			.forEach((subnetId) -> this.routeTables.put(subnetId, table));
	}

	private void index(NetworkAcl acl) {
		if (acl.isDefault()) {
			this.acls.put(acl.vpcId(), acl);
		}
		acl.subnetIds().forEach((subnetId) -> this.acls.put(subnetId, acl));
	}

	<T extends ObservedResource> Stream<T> all(Class<T> type) {
		return this.snapshot.all(type);
	}

	<T extends ObservedResource> Optional<T> find(Class<T> type, String id) {
		return this.snapshot.find(type, id);
	}

	/**
	 * The VPCs that a VPC is peered with.
	 */
	Stream<String> peersOf(String vpcId) {
		return all(PeeringConnection.class).filter((peering) -> peering.state().equals("active"))
			.flatMap((peering) -> peering.peerOf(vpcId).stream());
	}

	/**
	 * The length of the prefix with which a block, or the best fitting block of a prefix
	 * list, covers an address; empty where it does not.
	 * @param destination the block, or the id of the list
	 */
	OptionalInt covering(String destination, String address) {
		return find(PrefixList.class, destination).map(PrefixList::cidrs)
			.orElse(List.of(destination))
			.stream()
			.filter((cidr) -> Cidr.contains(cidr, address))
			.flatMap((cidr) -> Cidr.parse(cidr).stream())
			.mapToInt(Cidr::prefixLength)
			.max();
	}

	Optional<NetworkInterface> interfaceAt(String vpcId, String address) {
		return Optional.ofNullable(this.byAddress.get(vpcId + '/' + address));
	}

	Optional<NetworkInterface> interfaceOf(Instance instance) {
		return Optional.ofNullable(instance.networkInterfaceId()).flatMap((id) -> find(NetworkInterface.class, id));
	}

	Optional<Instance> instanceOf(NetworkInterface at) {
		return Optional.ofNullable(at.instanceId()).flatMap((id) -> find(Instance.class, id));
	}

	Optional<Endpoint> endpointOf(NetworkInterface at) {
		return Optional.ofNullable(this.endpoints.get(at.id()));
	}

	Optional<LoadBalancer> loadBalancerOf(NetworkInterface at) {
		return at.type().equals("network_load_balancer") ? Optional.ofNullable(this.loadBalancers.get(at.description()))
				: Optional.empty();
	}

	Optional<? extends ObservedResource> ownerOf(NetworkInterface at) {
		return instanceOf(at).<ObservedResource>map((instance) -> instance)
			.or(() -> endpointOf(at))
			.or(() -> loadBalancerOf(at));
	}

	Optional<EndpointService> serviceOf(Endpoint endpoint) {
		return Optional.ofNullable(this.services.get(endpoint.serviceName()));
	}

	List<NetworkInterface> nodesOf(LoadBalancer loadBalancer) {
		String description = interfaceDescription(loadBalancer);
		return all(NetworkInterface.class).filter((candidate) -> candidate.description().equals(description)).toList();
	}

	/**
	 * The interface that a target group's target is reached at.
	 */
	Optional<NetworkInterface> interfaceOf(TargetGroup group, TargetGroup.Target target) {
		return group.targetType().equals("ip") ? interfaceAt(group.vpcId(), written(target.targetId()))
				: find(Instance.class, target.targetId()).flatMap(this::interfaceOf);
	}

	private static String written(String address) {
		return IpAddress.parse(address).map(IpAddress::toString).orElse(address);
	}

	/**
	 * The security groups that guard an interface; a load balancer's are those it has
	 * now.
	 */
	List<SecurityGroup> groupsOf(NetworkInterface at) {
		List<String> ids = loadBalancerOf(at).map(LoadBalancer::groups).orElse(at.groups());
		return ids.stream().flatMap((id) -> find(SecurityGroup.class, id).stream()).toList();
	}

	List<String> groupIdsOf(NetworkInterface at) {
		return groupsOf(at).stream().map(SecurityGroup::id).toList();
	}

	Optional<RouteTable> routeTableOf(String vpcId, String subnetId) {
		return Optional.ofNullable(this.routeTables.getOrDefault(subnetId, this.routeTables.get(vpcId)));
	}

	Optional<NetworkAcl> aclOf(String vpcId, String subnetId) {
		return Optional.ofNullable(this.acls.getOrDefault(subnetId, this.acls.get(vpcId)));
	}

}
