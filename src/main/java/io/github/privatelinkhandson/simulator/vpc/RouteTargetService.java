package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.peering.PeeringService;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The targets of routes, and whether they exist.
 */
public record RouteTargetService(Call call) {

	static final String LOCAL = "local";

	/** Attribute with the time at which an internet gateway was attached. */
	public static final String ATTACHED = "attached";

	/**
	 * Returns whether the route is active; otherwise it is a black hole.
	 */
	boolean lead(String vpcId, Route route) {
		if (route.natGatewayId() != null) {
			return this.call.find(ResourceTypes.NAT_GATEWAY, route.natGatewayId())
				.filter((nat) -> !gone(nat))
				.isPresent();
		}
		if (route.networkInterfaceId() != null) {
			return new NetworkInterfaceService(this.call).find(route.networkInterfaceId())
				.filter((found) -> found.attachment() != null)
				.isPresent();
		}
		if (route.egressOnlyInternetGatewayId() != null) {
			return attachedOutwards(vpcId, route.egressOnlyInternetGatewayId());
		}
		if (route.vpcPeeringConnectionId() != null) {
			return new PeeringService(this.call).isActive(route.vpcPeeringConnectionId());
		}
		return LOCAL.equals(route.gatewayId()) || isEndpoint(route) || attached(vpcId, route.gatewayId());
	}

	/**
	 * Returns whether a route leads to a gateway endpoint: it comes and goes with that.
	 */
	static boolean isEndpoint(Route route) {
		return route.gatewayId() != null && route.gatewayId().startsWith(ResourceTypes.ENDPOINT.prefix());
	}

	/**
	 * Completes a route with a target, for a table.
	 * @throws AwsError if the target does not exist or is not of the table's VPC
	 */
	Route complete(RouteTable table, Route route) {
		if (route.gatewayId() != null && route.gatewayId().startsWith(ResourceTypes.NAT_GATEWAY.prefix())) {
			return complete(table, byNatGateway(route));
		}
		if (route.gatewayId() != null) {
			checkGateway(table, route);
			return route;
		}
		if (route.egressOnlyInternetGatewayId() != null) {
			checkEgressOnlyGateway(table, route);
			return route;
		}
		if (route.vpcPeeringConnectionId() != null) {
			checkPeering(table, route.vpcPeeringConnectionId());
			return route;
		}
		if (route.natGatewayId() != null) {
			NatGateway nat = this.call.find(ResourceTypes.NAT_GATEWAY, route.natGatewayId())
				.filter((found) -> !gone(found))
				.orElseThrow(() -> AwsError.of("InvalidNatGatewayID.NotFound", "The natGateway ID '%s' does not exist",
						route.natGatewayId()))
				.model();
			checkNetwork(table, "NatGateway", nat.natGatewayId(), nat.vpcId());
			return route;
		}
		NetworkInterface target = (route.networkInterfaceId() != null)
				? new NetworkInterfaceService(this.call).get(route.networkInterfaceId()).model()
				: ofInstance(route.instanceId());
		checkNetwork(table, "interface", target.networkInterfaceId(), target.vpcId());
		boolean instance = target.attachment() != null && target.attachment().instanceId() != null;
		return route.toBuilder()
			.networkInterfaceId(target.networkInterfaceId())
			.instanceId(instance ? target.attachment().instanceId() : null)
			.instanceOwnerId(instance ? target.attachment().instanceOwnerId() : null)
			.build();
	}

	/**
	 * AWS takes a NAT gateway for a gateway's id (hashicorp/terraform-provider-aws 1239,
	 * 19373).
	 */
	private Route byNatGateway(Route route) {
		String id = route.gatewayId();
		this.call.find(ResourceTypes.NAT_GATEWAY, id).filter((nat) -> !gone(nat)).orElseThrow(() -> unknown(id));
		return route.toBuilder().gatewayId(null).natGatewayId(id).build();
	}

	private static AwsError unknown(String gatewayId) {
		return AwsError.of("InvalidGatewayID.NotFound", "The gateway ID '%s' does not exist", gatewayId);
	}

	private void checkGateway(RouteTable table, Route route) {
		String gateway = route.gatewayId();
		if (this.call.find(ResourceTypes.ENDPOINT, gateway).isPresent()) {
			throw AwsError.of("RouteNotSupported", "Route table contains unsupported route target: %s. "
					+ "VPC Endpoints of this type cannot be used as route targets.", gateway);
		}
		if (this.call.find(ResourceTypes.INTERNET_GATEWAY, gateway).isEmpty()
				&& this.call.find(ResourceTypes.VPN_GATEWAY, gateway).filter((found) -> !found.deleted()).isEmpty()) {
			throw unknown(gateway);
		}
		if (!attached(table.vpcId(), gateway)) {
			throw differ(table, "network gateway", gateway);
		}
		RouteDestination destination = RouteDestination.of(route);
		boolean within = table.routes()
			.stream()
			.filter((other) -> LOCAL.equals(other.gatewayId()))
			.anyMatch((local) -> destination.within(RouteDestination.of(local)));
		if (within) {
			throw AwsError.of("InvalidParameterValue",
					"The destination CIDR block %s is equal to or more specific than one of this VPC's CIDR "
							+ "blocks. This route can target only an interface or an instance.",
					destination);
		}
	}

	private void checkPeering(RouteTable table, String id) {
		VpcPeeringConnection peering = new PeeringService(this.call).find(id)
			.filter((found) -> switch (found.status().code()) {
				case PENDING_ACCEPTANCE, PROVISIONING, ACTIVE -> true;
				default -> false;
			})
			.orElseThrow(() -> Call.notFound(ResourceTypes.PEERING, id));
		if (!List.of(peering.requesterVpcInfo().vpcId(), peering.accepterVpcInfo().vpcId()).contains(table.vpcId())) {
			throw differ(table, "peering connection", id);
		}
	}

	private void checkEgressOnlyGateway(RouteTable table, Route route) {
		String gateway = route.egressOnlyInternetGatewayId();
		if (this.call.find(ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY, gateway).isEmpty()) {
			throw unknown(gateway);
		}
		if (!attachedOutwards(table.vpcId(), gateway)) {
			throw differ(table, "egress only internet gateway", gateway);
		}
		if (route.destinationIpv6CidrBlock() == null) {
			throw AwsError.of("InvalidParameterValue",
					"Egress only internet gateway %s can be the target of routes to IPv6 destinations only.", gateway);
		}
	}

	private boolean attachedOutwards(String vpcId, String gatewayId) {
		return this.call.find(ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY, gatewayId)
			.filter((found) -> found.model().attachments().stream().anyMatch((to) -> vpcId.equals(to.vpcId())))
			.isPresent();
	}

	private NetworkInterface ofInstance(String instanceId) {
		this.call.get(ResourceTypes.INSTANCE, instanceId);
		return new NetworkInterfaceService(this.call).ofInstance(instanceId)
			.orElseThrow(() -> AwsError.of("InvalidInstanceID", "The instance ID '%s' has no network interface",
					instanceId));
	}

	private static void checkNetwork(RouteTable table, String what, String id, String vpcId) {
		if (!table.vpcId().equals(vpcId)) {
			throw differ(table, what, id);
		}
	}

	private static AwsError differ(RouteTable table, String what, String id) {
		return AwsError.of("InvalidParameterValue", "route table %s and %s %s belong to different networks",
				table.routeTableId(), what, id);
	}

	/**
	 * Returns whether an internet gateway or virtual private gateway is attached to a
	 * VPC.
	 */
	boolean attached(String vpcId, String gatewayId) {
		return this.call.find(ResourceTypes.INTERNET_GATEWAY, gatewayId)
			.filter((found) -> found.model().attachments().stream().anyMatch((to) -> vpcId.equals(to.vpcId())))
			.isPresent()
				|| this.call.find(ResourceTypes.VPN_GATEWAY, gatewayId)
					.filter((found) -> found.model()
						.vpcAttachments()
						.stream()
						.anyMatch((to) -> vpcId.equals(to.vpcId()) && to.state() == AttachmentStatus.ATTACHED))
					.isPresent();
	}

	private boolean gone(Resource<NatGateway> nat) {
		return this.call.passed(Latency.NAT_GATEWAY_DELETED, nat.id(), nat.time(Resource.DELETED));
	}

}
