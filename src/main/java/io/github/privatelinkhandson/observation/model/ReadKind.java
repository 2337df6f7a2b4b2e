package io.github.privatelinkhandson.observation.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of reads that an observation is made of. Each has its own time, state and
 * error: one that fails makes what it reads old, and nothing else.
 */
public enum ReadKind {

	VPCS("DescribeVpcs", Vpc.class), SUBNETS("DescribeSubnets", Subnet.class),
	INTERNET_GATEWAYS("DescribeInternetGateways", InternetGateway.class),
	EGRESS_ONLY_GATEWAYS("DescribeEgressOnlyInternetGateways", EgressOnlyInternetGateway.class),
	NAT_GATEWAYS("DescribeNatGateways", NatGateway.class), ADDRESSES("DescribeAddresses", Address.class),
	ROUTE_TABLES("DescribeRouteTables", RouteTable.class), NETWORK_ACLS("DescribeNetworkAcls", NetworkAcl.class),
	NETWORK_INTERFACES("DescribeNetworkInterfaces", NetworkInterface.class),
	INSTANCES("DescribeInstances", Instance.class), SECURITY_GROUPS("DescribeSecurityGroups", SecurityGroup.class),
	ENDPOINT_SERVICES("DescribeVpcEndpointServiceConfigurations", EndpointService.class),
	ENDPOINTS("DescribeVpcEndpoints", Endpoint.class),
	ENDPOINT_CONNECTIONS("DescribeVpcEndpointConnections", EndpointConnection.class),
	PEERING_CONNECTIONS("DescribeVpcPeeringConnections", PeeringConnection.class),
	VIRTUAL_GATEWAYS("DescribeVpnGateways", VirtualGateway.class), FLOW_LOGS("DescribeFlowLogs", FlowLog.class),
	MANAGED_INSTANCES("DescribeInstanceInformation", ManagedInstance.class),
	INSIGHTS_PATHS("DescribeNetworkInsightsPaths", InsightsPath.class), ROLES("GetRole", Role.class),
	INSTANCE_PROFILES("GetInstanceProfile", InstanceProfile.class),
	LOAD_BALANCERS("DescribeLoadBalancers", LoadBalancer.class),
	TARGET_GROUPS("DescribeTargetGroups", TargetGroup.class), LISTENERS("DescribeListeners", null),
	LOAD_BALANCER_ATTRIBUTES("DescribeLoadBalancerAttributes", null),
	TARGET_GROUP_ATTRIBUTES("DescribeTargetGroupAttributes", null), TARGET_HEALTH("DescribeTargetHealth", null),
	INSIGHTS_ANALYSES("DescribeNetworkInsightsAnalyses", InsightsAnalysis.class);

	/**
	 * Kinds that cost calls for each lab, rather than one for all of a region.
	 */
	private static final Set<ReadKind> OF_LABS = Set.of(ROLES, INSTANCE_PROFILES, LOAD_BALANCERS, TARGET_GROUPS,
			LISTENERS, LOAD_BALANCER_ATTRIBUTES, TARGET_GROUP_ATTRIBUTES, TARGET_HEALTH, INSIGHTS_ANALYSES);

	/**
	 * Kinds that read details of what another kind has found.
	 */
	private static final Set<ReadKind> DETAILS = Set.of(LISTENERS, LOAD_BALANCER_ATTRIBUTES, TARGET_GROUP_ATTRIBUTES,
			TARGET_HEALTH, INSIGHTS_ANALYSES);

	private static final Map<Class<?>, ReadKind> BY_TYPE = Arrays.stream(values())
		.filter((kind) -> kind.type != null)
		.collect(Collectors.toMap((kind) -> kind.type, Function.identity()));

	private final String operation;

	private final @Nullable Class<? extends ObservedResource> type;

	ReadKind(String operation, @Nullable Class<? extends ObservedResource> type) {
		this.operation = operation;
		this.type = type;
	}

	/**
	 * Returns the operation of AWS that reads it, by which a failure is named.
	 */
	public String operation() {
		return this.operation;
	}

	/**
	 * Returns whether it is read for each lab by itself.
	 */
	public boolean isOfLab() {
		return OF_LABS.contains(this);
	}

	/**
	 * Returns the typical duration of a deletion in AWS (aws-facts, section 4).
	 */
	public Duration deletion() {
		return Duration.ofSeconds(switch (this) {
			case NAT_GATEWAYS -> 50;
			case INSTANCES -> 40;
			case ENDPOINTS -> 90;
			case ENDPOINT_SERVICES -> 5;
			default -> 1;
		});
	}

	public boolean isDetail() {
		return DETAILS.contains(this);
	}

	/**
	 * Finds the kind that reads resources of a type; there is none for those that only a
	 * teardown looks up.
	 */
	public static Optional<ReadKind> of(Class<?> type) {
		return Optional.ofNullable(BY_TYPE.get(type));
	}

	/**
	 * Returns whether the word is the operation of a read.
	 */
	public static boolean isOperation(@Nullable String word) {
		return Arrays.stream(values()).anyMatch((kind) -> kind.operation.equals(word));
	}

}
