package io.github.privatelinkhandson.reachability;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.TargetGroup;

/**
 * A step on the path of packets: a component that they pass, or one that blocks them.
 */
public sealed interface TraceStep permits TraceStep.Component, TraceStep.Blocked {

	/**
	 * A component of the path that lets packets pass.
	 */
	sealed interface Component extends TraceStep permits AtInstance, AtInterface, BySecurityGroup, ByNetworkAcl,
			ByRoute, AtEndpoint, AtService, AtLoadBalancer, AtTargetGroup, AtGateway {

		ObservedResource resource();

	}

	/**
	 * Something blocks them.
	 */
	record Blocked(Explanation explanation) implements TraceStep {
	}

	/**
	 * The instance that sends ({@code leaving}) or receives them.
	 */
	record AtInstance(Instance resource, Flow header, boolean leaving) implements Component {
	}

	/**
	 * A network interface; {@code zoneCrossed} where they come from another Availability
	 * Zone.
	 */
	record AtInterface(NetworkInterface resource, @Nullable ObservedResource attachedTo,
			boolean zoneCrossed) implements Component {
	}

	/**
	 * A security group; {@code rule} is null for answers, which need none.
	 */
	record BySecurityGroup(SecurityGroup resource, SecurityGroup.@Nullable Rule rule) implements Component {
	}

	/**
	 * A network ACL, with the entry that admits them.
	 */
	record ByNetworkAcl(NetworkAcl resource, NetworkAcl.Entry entry) implements Component {
	}

	/**
	 * A route table, with the route that they take.
	 */
	record ByRoute(RouteTable resource, RouteTable.Route route) implements Component {
	}

	/**
	 * An interface VPC endpoint.
	 */
	record AtEndpoint(Endpoint resource) implements Component {
	}

	/**
	 * A VPC endpoint service.
	 */
	record AtService(EndpointService resource) implements Component {
	}

	/**
	 * A load balancer, with the listener that accepts them.
	 */
	record AtLoadBalancer(LoadBalancer resource, LoadBalancer.Listener listener, Flow inbound,
			Flow outbound) implements Component {
	}

	/**
	 * A target group, with the target that they are sent to.
	 */
	record AtTargetGroup(TargetGroup resource, TargetGroup.Target target) implements Component {
	}

	/**
	 * An internet gateway, egress-only or not, or a NAT gateway.
	 */
	record AtGateway(ObservedResource resource, @Nullable Flow inbound, @Nullable Flow outbound,
			String vpcId) implements Component {
	}

}
