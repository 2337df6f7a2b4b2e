package io.github.privatelinkhandson.simulator.quotas;

import java.util.stream.Stream;

import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * The quotas that the hands-on can meet, with AWS's default values (aws-facts, section
 * 6).
 */
public enum Quota {

	VPCS("vpc", "L-F678F1CE", "VPCs per Region", 5),

	INTERNET_GATEWAYS("vpc", "L-A4707A72", "Internet gateways per Region", 5),

	NAT_GATEWAYS("vpc", "L-FE5A380F", "NAT gateways per Availability Zone", 5),

	INTERFACE_ENDPOINTS("vpc", "L-29B6F2EB", "Interface VPC endpoints per VPC", 50),

	SECURITY_GROUPS("vpc", "L-E79EC296", "VPC security groups per Region", 2500),

	SECURITY_GROUP_RULES("vpc", "L-0EA8095F", "Inbound or outbound rules per security group", 60),

	GROUPS_PER_INTERFACE("vpc", "L-2AFB9258", "Security groups per network interface", 5),

	SUBNETS("vpc", "L-407747CB", "Subnets per VPC", 200),

	ROUTE_TABLES("vpc", "L-589F43AA", "Route tables per VPC", 200),

	NETWORK_INTERFACES("vpc", "L-DF5E4CA3", "Network interfaces per Region", 5000),

	ADDRESSES("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5),

	STANDARD_CPUS("ec2", "L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 5),

	LOAD_BALANCERS("elasticloadbalancing", "L-69A177A2", "Network Load Balancers per Region", 50),

	TARGET_GROUPS("elasticloadbalancing", "L-B22855CB", "Target Groups per Region", 3000),

	INSIGHTS_PATHS("networkinsights", "L-51CB2D5B", "Paths", 1000),

	INSIGHTS_ANALYSES("networkinsights", "L-44B7545B", "Analyses", 10000),

	CONCURRENT_ANALYSES("networkinsights", "L-B393345A", "Concurrent analyses", 100),

	ROLES("iam", "L-FE177D64", "Roles per account", 1000),

	INSTANCE_PROFILES("iam", "L-6E65F664", "Instance profiles per account", 1000);

	private final String service;

	private final String code;

	private final String quotaName;

	private final int value;

	Quota(String service, String code, String quotaName, int value) {
		this.service = service;
		this.code = code;
		this.quotaName = quotaName;
		this.value = value;
	}

	static Stream<Quota> ofService(String service) {
		return Stream.of(values()).filter((quota) -> quota.service.equals(service));
	}

	String code() {
		return this.code;
	}

	/**
	 * How many an account may have.
	 */
	public int value() {
		return this.value;
	}

	ServiceQuota model(Call call) {
		boolean global = this.service.equals("iam");
		return ServiceQuota.builder()
			.serviceCode(this.service)
			.serviceName(ServiceNames.of(this.service))
			.quotaArn("arn:aws:servicequotas:%s:%s:%s/%s".formatted(global ? "" : call.region(), call.account(),
					this.service, this.code))
			.quotaCode(this.code)
			.quotaName(this.quotaName)
			.value((double) this.value)
			.unit("None")
			.adjustable(true)
			.globalQuota(global)
			.quotaAppliedAtLevel("ACCOUNT")
			.build();
	}

}
