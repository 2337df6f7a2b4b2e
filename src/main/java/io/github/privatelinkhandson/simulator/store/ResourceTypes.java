package io.github.privatelinkhandson.simulator.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.CustomerGateway;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsPath;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeModification;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.servicequotas.model.RequestedServiceQuotaChange;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/**
 * All kinds of resources that the practice AWS keeps.
 */
public final class ResourceTypes {

	public static final ResourceType<Vpc> VPC = ResourceType.ec2("vpc", Vpc::builder, "vpc-", "InvalidVpcID", "vpc ID");

	public static final ResourceType<Subnet> SUBNET = ResourceType.ec2("subnet", Subnet::builder, "subnet-",
			"InvalidSubnetID", "subnet ID");

	public static final ResourceType<InternetGateway> INTERNET_GATEWAY = ResourceType.ec2("internet-gateway",
			InternetGateway::builder, "igw-", "InvalidInternetGatewayID", "internetGateway ID");

	public static final ResourceType<EgressOnlyInternetGateway> EGRESS_ONLY_INTERNET_GATEWAY = ResourceType.ec2(
			"egress-only-internet-gateway", EgressOnlyInternetGateway::builder, "eigw-",
			"InvalidEgressOnlyInternetGatewayId", "egressOnlyInternetGateway ID");

	public static final ResourceType<CustomerGateway> CUSTOMER_GATEWAY = ResourceType.ec2("customer-gateway",
			CustomerGateway::builder, "cgw-", "InvalidCustomerGatewayID", "customerGateway ID");

	public static final ResourceType<VpnGateway> VPN_GATEWAY = ResourceType.ec2("vpn-gateway", VpnGateway::builder,
			"vgw-", "InvalidVpnGatewayID", "vpnGateway ID");

	/**
	 * EC2 has codes of its own for bad ids of this kind: {@link ResourceType} knows them.
	 */
	public static final ResourceType<NatGateway> NAT_GATEWAY = ResourceType.ec2("natgateway", NatGateway::builder,
			"nat-", "InvalidNatGatewayID", "nat gateway ID");

	public static final ResourceType<Address> ADDRESS = ResourceType.ec2("elastic-ip", Address::builder, "eipalloc-",
			"InvalidAllocationID", "allocation ID");

	public static final ResourceType<RouteTable> ROUTE_TABLE = ResourceType.ec2("route-table", RouteTable::builder,
			"rtb-", "InvalidRouteTableID", "routeTable ID");

	public static final ResourceType<NetworkAcl> NETWORK_ACL = ResourceType.ec2("network-acl", NetworkAcl::builder,
			"acl-", "InvalidNetworkAclID", "networkAcl ID");

	public static final ResourceType<SecurityGroup> SECURITY_GROUP = ResourceType.ec2("security-group",
			SecurityGroup::builder, "sg-", "InvalidGroup", "security group");

	public static final ResourceType<SecurityGroupRule> SECURITY_GROUP_RULE = ResourceType.ec2("security-group-rule",
			SecurityGroupRule::builder, "sgr-", "InvalidSecurityGroupRuleId", "security group rule ID");

	public static final ResourceType<NetworkInterface> NETWORK_INTERFACE = ResourceType.ec2("network-interface",
			NetworkInterface::builder, "eni-", "InvalidNetworkInterfaceID", "networkInterface ID");

	public static final ResourceType<DhcpOptions> DHCP_OPTIONS = ResourceType.ec2("dhcp-options", DhcpOptions::builder,
			"dopt-", "InvalidDhcpOptionID", "dhcpOption ID");

	public static final ResourceType<ManagedPrefixList> PREFIX_LIST = ResourceType.ec2("prefix-list",
			ManagedPrefixList::builder, "pl-", "InvalidPrefixListID", "prefix list ID");

	/** By the list's id and the version's number, joined by a slash. */
	public static final ResourceType<GetManagedPrefixListEntriesResponse> PREFIX_LIST_VERSION = ResourceType
		.other("prefix-list-version", GetManagedPrefixListEntriesResponse::builder);

	public static final ResourceType<VpcPeeringConnection> PEERING = ResourceType.ec2("vpc-peering-connection",
			VpcPeeringConnection::builder, "pcx-", "InvalidVpcPeeringConnectionID", "vpcPeeringConnection ID");

	public static final ResourceType<Instance> INSTANCE = ResourceType.ec2("instance", Instance::builder, "i-",
			"InvalidInstanceID", "instance ID");

	public static final ResourceType<Volume> VOLUME = ResourceType.ec2("volume", Volume::builder, "vol-",
			"InvalidVolume", "volume");

	/** By the volume's id: its last change. */
	public static final ResourceType<VolumeModification> VOLUME_MODIFICATION = ResourceType.other("volume-modification",
			VolumeModification::builder);

	public static final ResourceType<KeyPairInfo> KEY_PAIR = ResourceType.ec2("key-pair", KeyPairInfo::builder, "key-",
			"InvalidKeyPair", "key pair ID");

	public static final ResourceType<LaunchTemplate> LAUNCH_TEMPLATE = ResourceType.ec2("launch-template",
			LaunchTemplate::builder, "lt-", "InvalidLaunchTemplateId", "launch template ID");

	/** By the template's id and the version's number, joined by a slash. */
	public static final ResourceType<LaunchTemplateVersion> LAUNCH_TEMPLATE_VERSION = ResourceType
		.other("launch-template-version", LaunchTemplateVersion::builder);

	public static final ResourceType<ServiceConfiguration> ENDPOINT_SERVICE = ResourceType.ec2("vpc-endpoint-service",
			ServiceConfiguration::builder, "vpce-svc-", "InvalidVpcEndpointServiceId", "VpcEndpointService Id");

	public static final ResourceType<VpcEndpoint> ENDPOINT = ResourceType.ec2("vpc-endpoint", VpcEndpoint::builder,
			"vpce-", "InvalidVpcEndpointId", "VpcEndPoint ID");

	public static final ResourceType<NetworkInsightsPath> INSIGHTS_PATH = ResourceType.ec2("network-insights-path",
			NetworkInsightsPath::builder, "nip-", "InvalidNetworkInsightsPathId", "network insights path ID");

	public static final ResourceType<NetworkInsightsAnalysis> INSIGHTS_ANALYSIS = ResourceType.ec2(
			"network-insights-analysis", NetworkInsightsAnalysis::builder, "nia-", "InvalidNetworkInsightsAnalysisId",
			"network insights analysis ID");

	/**
	 * EC2 has a message of its own for unknown ids of this kind: {@link ResourceType}
	 * knows it.
	 */
	public static final ResourceType<FlowLog> FLOW_LOG = ResourceType.ec2("vpc-flow-log", FlowLog::builder, "fl-",
			"InvalidFlowLogId", "flow log ID");

	/** By name. */
	public static final ResourceType<LogGroup> LOG_GROUP = ResourceType.other("log-group", LogGroup::builder);

	/** By the group's name and its own, joined by a colon, which neither may have. */
	public static final ResourceType<LogStream> LOG_STREAM = ResourceType.other("log-stream", LogStream::builder);

	/** By the stream's id and a name that is unique in it, joined by a colon. */
	public static final ResourceType<GetLogEventsResponse> LOG_EVENTS = ResourceType.other("log-events",
			GetLogEventsResponse::builder);

	/** By ARN. */
	public static final ResourceType<LoadBalancer> LOAD_BALANCER = ResourceType.other("load-balancer",
			LoadBalancer::builder);

	/** By ARN. */
	public static final ResourceType<Listener> LISTENER = ResourceType.other("listener", Listener::builder);

	/** By ARN. */
	public static final ResourceType<TargetGroup> TARGET_GROUP = ResourceType.other("target-group",
			TargetGroup::builder);

	/** By name. */
	public static final ResourceType<Role> ROLE = ResourceType.other("role", Role::builder);

	/** By name. */
	public static final ResourceType<InstanceProfile> INSTANCE_PROFILE = ResourceType.other("instance-profile",
			InstanceProfile::builder);

	/** By ARN: a policy of the account's own. */
	public static final ResourceType<Policy> POLICY = ResourceType.other("policy", Policy::builder);

	/** By command id and instance id, joined by a slash. */
	public static final ResourceType<GetCommandInvocationResponse> COMMAND_INVOCATION = ResourceType
		.other("command-invocation", GetCommandInvocationResponse::builder);

	/** By the quota's code: the last change of its value. */
	public static final ResourceType<RequestedServiceQuotaChange> QUOTA_CHANGE = ResourceType.other("quota-change",
			RequestedServiceQuotaChange::builder);

	/**
	 * By an id of its own: something that goes wrong on demand, described by its
	 * attributes.
	 */
	public static final ResourceType<Tag> FAULT = ResourceType.other("fault", Tag::builder);

	/** By a word: something that AWS does once in an account's region, and has done. */
	public static final ResourceType<Tag> REGION_MARK = ResourceType.other("region-mark", Tag::builder);

	private static final List<ResourceType<?>> ALL = List.of(VPC, SUBNET, INTERNET_GATEWAY,
			EGRESS_ONLY_INTERNET_GATEWAY, NAT_GATEWAY, ADDRESS, ROUTE_TABLE, NETWORK_ACL, SECURITY_GROUP,
			SECURITY_GROUP_RULE, NETWORK_INTERFACE, INSTANCE, VOLUME, VOLUME_MODIFICATION, KEY_PAIR, LAUNCH_TEMPLATE,
			LAUNCH_TEMPLATE_VERSION, ENDPOINT_SERVICE, ENDPOINT, INSIGHTS_PATH, INSIGHTS_ANALYSIS, LOAD_BALANCER,
			LISTENER, TARGET_GROUP, ROLE, INSTANCE_PROFILE, POLICY, COMMAND_INVOCATION, QUOTA_CHANGE, FAULT,
			REGION_MARK, DHCP_OPTIONS, PEERING, PREFIX_LIST, PREFIX_LIST_VERSION, FLOW_LOG, LOG_GROUP, LOG_STREAM,
			LOG_EVENTS, CUSTOMER_GATEWAY, VPN_GATEWAY);

	/** Kinds that other accounts may name by an id. */
	static final Set<ResourceType<?>> NAMED_BY_OTHERS = Set.of(ENDPOINT_SERVICE, VPC);

	/** Kinds whose models name their VPC. */
	static final Set<ResourceType<?>> IN_VPC = Set.of(VPC, SUBNET, INTERNET_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY,
			VPN_GATEWAY, NAT_GATEWAY, ROUTE_TABLE, NETWORK_ACL, SECURITY_GROUP, NETWORK_INTERFACE, INSTANCE, ENDPOINT,
			LOAD_BALANCER, TARGET_GROUP);

	private static final Map<String, ResourceType<?>> BY_NAME = ALL.stream()
		.collect(Collectors.toMap(ResourceType::name, Function.identity()));

	private ResourceTypes() {
	}

	public static List<ResourceType<?>> all() {
		return ALL;
	}

	public static ResourceType<?> named(String name) {
		return Optional.ofNullable(BY_NAME.get(name))
			.orElseThrow(() -> new IllegalStateException("no kind of resource is named " + name));
	}

	/**
	 * The EC2 kind whose ids look like this one, as CreateTags needs it.
	 */
	public static Optional<ResourceType<?>> ofId(String id) {
		return ALL.stream()
			.filter((type) -> !type.prefix().isEmpty() && id.startsWith(type.prefix()))
			.max(Comparator.comparingInt((ResourceType<?> type) -> type.prefix().length()));
	}

}
