package io.github.privatelinkhandson.simulator.quotas;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import software.amazon.awssdk.services.servicequotas.model.RequestedServiceQuotaChange;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceType;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.store.Resources;

/**
 * The quotas that the hands-on can meet, with AWS's default values (aws-facts, section
 * 6), and how the services refuse what goes beyond them. The account that everybody knows
 * has raised the quotas of what it has in all: it is for tools and load.
 */
public enum Quota {

	VPCS("vpc", "L-F678F1CE", "VPCs per Region", 5, "VpcLimitExceeded", "VPCs"),

	/** As many as VPCs, where there may be more of those. */
	INTERNET_GATEWAYS("vpc", "L-A4707A72", "Internet gateways per Region", 5, "InternetGatewayLimitExceeded",
			"internet gateways"),

	NAT_GATEWAYS("vpc", "L-FE5A380F", "NAT gateways per Availability Zone", 5, "NatGatewayLimitExceeded",
			"NAT gateways"),

	INTERFACE_ENDPOINTS("vpc", "L-29B6F2EB", "Interface VPC endpoints per VPC", 50, "VpcEndpointLimitExceeded",
			"VPC endpoints"),

	GATEWAY_ENDPOINTS("vpc", "L-1B52E74A", "Gateway VPC endpoints per Region", 20, "VpcEndpointLimitExceeded",
			"VPC endpoints"),

	SECURITY_GROUPS("vpc", "L-E79EC296", "VPC security groups per Region", 2500, "SecurityGroupLimitExceeded",
			"security groups"),

	SECURITY_GROUP_RULES("vpc", "L-0EA8095F", "Inbound or outbound rules per security group", 60,
			"RulesPerSecurityGroupLimitExceeded", "rules per security group"),

	GROUPS_PER_INTERFACE("vpc", "L-2AFB9258", "Security groups per network interface", 5,
			"SecurityGroupsPerInterfaceLimitExceeded", "security groups per interface"),

	IPV4_BLOCKS("vpc", "L-83CA0A9D", "IPv4 CIDR blocks per VPC", 5, "CidrLimitExceeded", "CIDRs"),

	IPV6_BLOCKS("vpc", "L-085A6257", "IPv6 CIDR blocks per VPC", 5, "CidrLimitExceeded", "CIDRs"),

	EGRESS_ONLY_INTERNET_GATEWAYS("vpc", "L-45FE3B85", "Egress-only internet gateways per Region", 5,
			"EgressOnlyInternetGatewayLimitExceeded", "egress only internet gateways"),

	SUBNETS("vpc", "L-407747CB", "Subnets per VPC", 200, "SubnetLimitExceeded", "subnets"),

	ROUTE_TABLES("vpc", "L-589F43AA", "Route tables per VPC", 200, "RouteTableLimitExceeded", "route tables"),

	NETWORK_ACLS("vpc", "L-B4A6D682", "Network ACLs per VPC", 200, "NetworkAclLimitExceeded", "network acls"),

	NETWORK_INTERFACES("vpc", "L-DF5E4CA3", "Network interfaces per Region", 5000, "NetworkInterfaceLimitExceeded",
			"network interfaces"),

	ADDRESSES("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5, "AddressLimitExceeded", "addresses"),

	STANDARD_CPUS("ec2", "L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 5,
			"VcpuLimitExceeded", "vCPUs"),

	LOAD_BALANCERS("elasticloadbalancing", "L-69A177A2", "Network Load Balancers per Region", 50,
			"TooManyLoadBalancers", "load balancers"),

	LISTENERS("elasticloadbalancing", "L-57A373D6", "Listeners per Network Load Balancer", 50, "TooManyListeners",
			"listeners"),

	TARGET_GROUPS("elasticloadbalancing", "L-B22855CB", "Target Groups per Region", 3000, "TooManyTargetGroups",
			"target groups"),

	INSIGHTS_PATHS("networkinsights", "L-51CB2D5B", "Paths", 1000, "NetworkInsightsPath.LimitExceeded", "paths"),

	INSIGHTS_ANALYSES("networkinsights", "L-44B7545B", "Analyses", 10000, "NetworkInsightsAnalysis.LimitExceeded",
			"analyses"),

	CONCURRENT_ANALYSES("networkinsights", "L-B393345A", "Concurrent analyses", 100,
			"NetworkInsightsAnalysis.LimitExceeded", "concurrent analyses"),

	ROLES("iam", "L-FE177D64", "Roles per account", 1000, "LimitExceeded", "RolesPerAccount"),

	INSTANCE_PROFILES("iam", "L-6E65F664", "Instance profiles per account", 1000, "LimitExceeded",
			"InstanceProfilesPerAccount"),

	POLICIES("iam", "L-E95E4862", "Customer managed policies per account", 1500, "LimitExceeded", "PoliciesPerAccount");

	/** The names of the services that have quotas here, by code. */
	static final Map<String, String> SERVICES = Map.of("vpc", "Amazon Virtual Private Cloud (Amazon VPC)", "ec2",
			"Amazon Elastic Compute Cloud (Amazon EC2)", "elasticloadbalancing", "Elastic Load Balancing (ELB)",
			"networkinsights", "Network Insights", "iam", "AWS Identity and Access Management (IAM)");

	private static final int RAISED = 1_000_000;

	private final String service;

	private final String code;

	private final String quotaName;

	private final int value;

	private final String errorCode;

	private final String things;

	Quota(String service, String code, String quotaName, int value, String errorCode, String things) {
		this.service = service;
		this.code = code;
		this.quotaName = quotaName;
		this.value = value;
		this.errorCode = errorCode;
		this.things = things;
	}

	static Stream<Quota> ofService(String service) {
		return Stream.of(values()).filter((quota) -> quota.service.equals(service));
	}

	String service() {
		return this.service;
	}

	public String code() {
		return this.code;
	}

	String quotaName() {
		return this.quotaName;
	}

	/**
	 * Returns AWS's default value.
	 */
	public int value() {
		return this.value;
	}

	/**
	 * Returns the applied value of the caller's account.
	 */
	public int value(Call call) {
		int own = change(call).map((change) -> change.desiredValue().intValue())
			.orElse((PracticeAccounts.isTest(call.account()) && !ofOneResource()) ? RAISED : this.value);
		return (this == INTERNET_GATEWAYS || this == EGRESS_ONLY_INTERNET_GATEWAYS) ? Math.max(own, VPCS.value(call))
				: own;
	}

	/**
	 * Refuses the call if the account may not have that many. They are only counted if it
	 * matters.
	 */
	public void check(Call call, LongSupplier wanted) {
		int most = value(call);
		if (most < RAISED && wanted.getAsLong() > most) {
			throw exceeded(most);
		}
	}

	/**
	 * Refuses the call if the account may not have one more of these in the region.
	 */
	public void checkOneMore(Call call, ResourceType<?> type) {
		check(call, () -> call.resources().all(type).size() + 1L);
	}

	Optional<RequestedServiceQuotaChange> change(Call call) {
		return resources(call.resources(), call.global()).find(ResourceTypes.QUOTA_CHANGE, this.code)
			.map(Resource::model);
	}

	boolean isGlobal() {
		return this.service.equals("iam");
	}

	/**
	 * Selects the resources among which changed values are kept.
	 */
	Resources resources(Resources regional, Resources global) {
		return isGlobal() ? global : regional;
	}

	String arn(String account, String region) {
		return "arn:aws:servicequotas:%s:%s:%s/%s".formatted(isGlobal() ? "" : region, account, this.service,
				this.code);
	}

	ServiceQuota model(Call call, int most) {
		return ServiceQuota.builder()
			.serviceCode(this.service)
			.serviceName(SERVICES.get(this.service))
			.quotaArn(arn(call.account(), call.region()))
			.quotaCode(this.code)
			.quotaName(this.quotaName)
			.value((double) most)
			.unit("None")
			.adjustable(this != LISTENERS)
			.globalQuota(isGlobal())
			.quotaAppliedAtLevel("ACCOUNT")
			.build();
	}

	private boolean ofOneResource() {
		return switch (this) {
			case IPV4_BLOCKS, IPV6_BLOCKS, INTERFACE_ENDPOINTS, SECURITY_GROUP_RULES, GROUPS_PER_INTERFACE, SUBNETS,
					ROUTE_TABLES, NETWORK_ACLS, LISTENERS ->
				true;
			default -> false;
		};
	}

	private AwsError exceeded(int most) {
		return switch (this) {
			case ROLES, INSTANCE_PROFILES, POLICIES ->
				new AwsError(409, this.errorCode, "Cannot exceed quota for " + this.things + ": " + most);
			case NAT_GATEWAYS -> AwsError.of(this.errorCode,
					"Performing this operation would exceed the limit of %d NAT gateways", most);
			case STANDARD_CPUS -> AwsError.of(this.errorCode,
					"You have requested more vCPU capacity than your current vCPU limit of %d allows for the instance "
							+ "bucket that the specified instance type belongs to. Please visit "
							+ "http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.",
					most);
			case LISTENERS ->
				AwsError.of(this.errorCode, "The maximum number of listeners has been reached on this load balancer");
			case LOAD_BALANCERS, TARGET_GROUPS ->
				AwsError.of(this.errorCode, "The maximum number of %s has been reached", this.things);
			default -> AwsError.of(this.errorCode, "The maximum number of %s has been reached.", this.things);
		};
	}

}
