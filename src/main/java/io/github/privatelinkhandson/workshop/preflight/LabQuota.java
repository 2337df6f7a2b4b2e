package io.github.privatelinkhandson.workshop.preflight;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.blueprint.Step;

/**
 * The AWS quotas that a workshop's labs can exhaust, with the values of a new account
 * (aws-facts, section 6). Quotas of a single VPC are left out, as each lab has VPCs of
 * its own, and so is that of analyses, which workshops do not reach.
 */
public enum LabQuota {

	VPCS("vpc", "L-F678F1CE", 5, 1),

	/** The limit is raised with that of VPCs. */
	INTERNET_GATEWAYS("vpc", "L-A4707A72", 5, 1),

	ADDRESSES("ec2", "L-0263D0A3", 5, 0),

	VCPUS("ec2", "L-1216C47A", 5, 0),

	/** Counted by Availability Zone; a lab's two are in different zones. */
	NAT_GATEWAYS("vpc", "L-FE5A380F", 5, 0),

	LOAD_BALANCERS("elasticloadbalancing", "L-69A177A2", 50, 0),

	TARGET_GROUPS("elasticloadbalancing", "L-B22855CB", 3000, 0),

	SECURITY_GROUPS("vpc", "L-E79EC296", 2500, 1),

	NETWORK_INTERFACES("vpc", "L-DF5E4CA3", 5000, 0),

	PATHS("networkinsights", "L-51CB2D5B", 1000, 0),

	ROLES("iam", "L-FE177D64", 1000, 0),

	INSTANCE_PROFILES("iam", "L-6E65F664", 1000, 0);

	private static final int VCPUS_OF_AN_INSTANCE = 2;

	private static final String INSTANCE = "AWS::EC2::Instance";

	private static final String NAT_GATEWAY = "AWS::EC2::NatGateway";

	private static final String VPC = "AWS::EC2::VPC";

	private static final String SUBNET = "subnet-";

	private final String service;

	private final String code;

	private final int defaultValue;

	private final int initialUsage;

	/**
	 * Create a quota.
	 * @param initialUsage the usage of the default VPC
	 */
	LabQuota(String service, String code, int defaultValue, int initialUsage) {
		this.service = service;
		this.code = code;
		this.defaultValue = defaultValue;
		this.initialUsage = initialUsage;
	}

	/**
	 * Returns the quota's name in message keys.
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns the service code in Service Quotas.
	 */
	public String service() {
		return this.service;
	}

	/**
	 * Returns the quota code in Service Quotas.
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Returns whether it applies to an account rather than to each of its regions.
	 */
	public boolean isAccountWide() {
		return this.service.equals("iam");
	}

	/**
	 * Returns the usage of one lab by the blueprint.
	 */
	public int perLab() {
		return switch (this) {
			case VPCS -> steps(VPC);
			case INTERNET_GATEWAYS -> steps("AWS::EC2::InternetGateway");
			case ADDRESSES -> steps("AWS::EC2::EIP");
			case VCPUS -> steps(INSTANCE) * VCPUS_OF_AN_INSTANCE;
			case NAT_GATEWAYS -> natGatewaysOfAZone();
			case LOAD_BALANCERS -> steps("AWS::ElasticLoadBalancingV2::LoadBalancer");
			case TARGET_GROUPS -> steps("AWS::ElasticLoadBalancingV2::TargetGroup");
			// each VPC has a default one
			case SECURITY_GROUPS -> steps("AWS::EC2::SecurityGroup") + steps(VPC);
			case NETWORK_INTERFACES -> steps(INSTANCE) + interfacesInSubnets();
			case PATHS -> steps("AWS::EC2::NetworkInsightsPath");
			case ROLES -> steps("AWS::IAM::Role");
			case INSTANCE_PROFILES -> steps("AWS::IAM::InstanceProfile");
		};
	}

	/**
	 * Returns the number of labs that fit into a region of a new account.
	 */
	static int labsOfNewAccount() {
		return Stream.of(values())
			.mapToInt((quota) -> (quota.defaultValue - quota.initialUsage) / quota.perLab())
			.min()
			.orElseThrow();
	}

	private static int steps(String type) {
		return (int) ofType(type).count();
	}

	private static int natGatewaysOfAZone() {
		Map<String, Long> byZone = ofType(NAT_GATEWAY).flatMap(LabQuota::subnets)
			.map((subnet) -> subnet.substring(subnet.length() - 1))
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		return byZone.values().stream().mapToInt(Long::intValue).max().orElse(0);
	}

	private static int interfacesInSubnets() {
		return (int) Stream.of(NAT_GATEWAY, "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::EC2::VPCEndpoint")
			.flatMap(LabQuota::ofType)
			.flatMap(LabQuota::subnets)
			.count();
	}

	private static Stream<Step> ofType(String type) {
		return Blueprint.steps().stream().filter((step) -> step.type().equals(type));
	}

	private static Stream<String> subnets(Step step) {
		return step.needs().stream().filter((need) -> need.startsWith(SUBNET));
	}

}
