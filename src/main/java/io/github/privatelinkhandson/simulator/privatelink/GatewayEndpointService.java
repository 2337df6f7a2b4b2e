package io.github.privatelinkhandson.simulator.privatelink;

import java.util.ArrayList;
import java.util.List;

import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.IpAddressType;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.prefixlist.AwsPrefixListService;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Gateway endpoints: they have no network interfaces, but are the targets of routes to
 * their service's prefix list.
 */
record GatewayEndpointService(Call call) {

	Resource<VpcEndpoint> create(CreateVpcEndpointRequest request, ServiceConfiguration service) {
		if (!request.subnetIds().isEmpty() || !request.subnetConfigurations().isEmpty()
				|| !request.securityGroupIds().isEmpty()) {
			throw AwsError.of("InvalidParameter",
					"Subnets and security groups are only supported for Interface type VPC Endpoint.");
		}
		if (Boolean.TRUE.equals(request.privateDnsEnabled())) {
			throw AwsError.of("InvalidParameter", "Private DNS is only supported for Interface type VPC Endpoint.");
		}
		Quota.GATEWAY_ENDPOINTS.check(this.call,
				() -> new VpcEndpointService(this.call).existing()
					.stream()
					.filter(VpcEndpointService::isGateway)
					.count() + 1);
		String id = this.call.newId(ResourceTypes.ENDPOINT);
		VpcEndpoint endpoint = VpcEndpoint.builder()
			.vpcEndpointId(id)
			.vpcEndpointType(VpcEndpointType.GATEWAY)
			.vpcId(request.vpcId())
			.serviceName(service.serviceName())
			.serviceRegion(this.call.region())
			.ownerId(this.call.account())
			.requesterManaged(false)
			.privateDnsEnabled(false)
			.policyDocument(AwsEndpointService.policy(request.policyDocument()))
			.subnetIds(List.of())
			.networkInterfaceIds(List.of())
			.groups(List.of())
			.dnsEntries(List.of())
			.ipAddressType(IpAddressType.IPV4)
			.creationTimestamp(this.call.now())
			.tags(Tags.only(request.tagSpecifications(), "vpc-endpoint"))
			.build();
		request.routeTableIds().stream().distinct().forEach((table) -> add(endpoint, table));
		return this.call.created(ResourceTypes.ENDPOINT, id, endpoint)
			.withTime(VpcEndpointService.ACCEPTED_AT, this.call.now());
	}

	void modify(Resource<VpcEndpoint> resource, ModifyVpcEndpointRequest request) {
		if (!request.addSubnetIds().isEmpty() || !request.removeSubnetIds().isEmpty()
				|| !request.addSecurityGroupIds().isEmpty() || !request.removeSecurityGroupIds().isEmpty()
				|| !request.subnetConfigurations().isEmpty() || Boolean.TRUE.equals(request.privateDnsEnabled())) {
			throw AwsError.of("InvalidParameter",
					"Subnets, security groups and private DNS are only supported for Interface type VPC Endpoint.");
		}
		VpcEndpoint endpoint = resource.model();
		request.removeRouteTableIds().forEach((id) -> {
			Resource<RouteTable> table = this.call.get(ResourceTypes.ROUTE_TABLE, id);
			if (!leadsTo(table, endpoint)) {
				throw AwsError.of("InvalidParameter", "Route table %s is not associated with VPC endpoint %s.", id,
						endpoint.vpcEndpointId());
			}
			remove(endpoint, table);
		});
		request.addRouteTableIds().stream().distinct().forEach((id) -> add(endpoint, id));
		if (request.policyDocument() != null || Boolean.TRUE.equals(request.resetPolicy())) {
			this.call.put(resource.with(
					endpoint.toBuilder().policyDocument(AwsEndpointService.policy(request.policyDocument())).build()));
		}
	}

	/**
	 * Removes the routes to an endpoint that is deleted.
	 */
	void release(VpcEndpoint endpoint) {
		tables(endpoint).forEach((table) -> remove(endpoint, table));
	}

	List<String> tableIds(VpcEndpoint endpoint) {
		return tables(endpoint).stream().map(Resource::id).toList();
	}

	private List<Resource<RouteTable>> tables(VpcEndpoint endpoint) {
		return this.call.mentioning(ResourceTypes.ROUTE_TABLE, endpoint.vpcEndpointId())
			.filter((table) -> leadsTo(table, endpoint))
			.toList();
	}

	private static boolean leadsTo(Resource<RouteTable> table, VpcEndpoint endpoint) {
		return table.model().routes().stream().anyMatch((route) -> endpoint.vpcEndpointId().equals(route.gatewayId()));
	}

	private void add(VpcEndpoint endpoint, String tableId) {
		Resource<RouteTable> table = this.call.get(ResourceTypes.ROUTE_TABLE, tableId);
		if (!endpoint.vpcId().equals(table.model().vpcId())) {
			throw AwsError.of("InvalidParameter", "Route table %s does not belong to VPC %s.", tableId,
					endpoint.vpcId());
		}
		String list = new AwsPrefixListService(this.call).id(endpoint.serviceName());
		List<Route> routes = new ArrayList<>(table.model().routes());
		if (routes.stream().anyMatch((route) -> list.equals(route.destinationPrefixListId()))) {
			throw AwsError.of("RouteAlreadyExists",
					"route table %s already has a route with destination-prefix-list-id %s", tableId, list);
		}
		routes.add(Route.builder()
			.destinationPrefixListId(list)
			.gatewayId(endpoint.vpcEndpointId())
			.origin(RouteOrigin.CREATE_ROUTE)
			.build());
		this.call.put(table.with(table.model().toBuilder().routes(routes).build()));
	}

	private void remove(VpcEndpoint endpoint, Resource<RouteTable> table) {
		List<Route> left = table.model()
			.routes()
			.stream()
			.filter((route) -> !endpoint.vpcEndpointId().equals(route.gatewayId()))
			.toList();
		this.call.put(table.with(table.model().toBuilder().routes(left).build()));
	}

}
