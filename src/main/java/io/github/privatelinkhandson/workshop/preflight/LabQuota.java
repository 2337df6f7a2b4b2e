package io.github.privatelinkhandson.workshop.preflight;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.blueprint.Step;

/**
 * The quotas that a room of labs can use up, with the values that a fresh account has
 * (aws-facts, section 6). Those of a single VPC are left out, as each lab has VPCs of its
 * own, and that of analyses, which no room comes near.
 */
public enum LabQuota {

	VPCS("vpc", "L-F678F1CE", 5, 1),

	/** As many as VPCs, where there may be more of those. */
	INTERNET_GATEWAYS("vpc", "L-A4707A72", 5, 1),

	ADDRESSES("ec2", "L-0263D0A3", 5, 0),

	VCPUS("ec2", "L-1216C47A", 5, 0),

	/** By Availability Zone: a lab's two stand in different ones. */
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

	private final int fresh;

	private final int usedFromTheStart;

	/**
	 * A quota.
	 * @param usedFromTheStart what the default VPC takes of it
	 */
	LabQuota(String service, String code, int fresh, int usedFromTheStart) {
		this.service = service;
		this.code = code;
		this.fresh = fresh;
		this.usedFromTheStart = usedFromTheStart;
	}

	/**
	 * The quota's name in message keys.
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The service that Service Quotas knows it by.
	 */
	public String service() {
		return this.service;
	}

	/**
	 * The code that Service Quotas knows it by.
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Whether it holds for an account rather than for each of its regions.
	 */
	public boolean ofAccount() {
		return this.service.equals("iam");
	}

	/**
	 * How much of it one lab takes, by the blueprint.
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
	 * How many labs a region of a fresh account holds.
	 */
	static int labsOfAFreshAccount() {
		return Stream.of(values())
			.mapToInt((quota) -> (quota.fresh - quota.usedFromTheStart) / quota.perLab())
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
