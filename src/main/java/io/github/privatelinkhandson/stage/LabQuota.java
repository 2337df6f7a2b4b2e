package io.github.privatelinkhandson.stage;

import java.util.Locale;

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
	 * Returns the number of labs that fit into a region of a new account.
	 */
	public int labsOfNewAccount(int perLab) {
		return (this.defaultValue - this.initialUsage) / perLab;
	}

}
