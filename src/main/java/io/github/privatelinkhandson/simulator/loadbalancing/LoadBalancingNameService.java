package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * The rules for the names of load balancers and target groups, and the names made from
 * them.
 */
record LoadBalancingNameService(Call call) {

	private static final int LONGEST = 32;

	/** Hosted zone ids of the load balancers, by region (AWS General Reference, ELB). */
	private static final Map<String, String> HOSTED_ZONES = Map.ofEntries(Map.entry("us-east-1", "Z26RNL4JYFTOTI"),
			Map.entry("us-east-2", "ZLMOA37VPKANP"), Map.entry("us-west-1", "Z24FKFUX50B4VW"),
			Map.entry("us-west-2", "Z18D5FSROUN65G"), Map.entry("ca-central-1", "Z2EPGBW3API2WT"),
			Map.entry("sa-east-1", "ZTK26PT1VY4CU"), Map.entry("eu-central-1", "Z3F0SRJ5LGBH90"),
			Map.entry("eu-west-1", "Z2IFOLAFXWLO4F"), Map.entry("eu-west-2", "ZD4D7Y8KGAS4G"),
			Map.entry("eu-west-3", "Z1CMS0P5QUZ6D5"), Map.entry("eu-north-1", "Z1UDT6IFJ4EJM"),
			Map.entry("ap-south-1", "ZVDDRBQ08TROA"), Map.entry("ap-southeast-1", "ZKVM4W9LS7TM"),
			Map.entry("ap-southeast-2", "ZCT6FZBF4DROD"), Map.entry("ap-northeast-1", "Z31USIVHYNEOWT"),
			Map.entry("ap-northeast-2", "ZIBE1TIR4HY56"), Map.entry("ap-northeast-3", "Z1GWIQ4HH19I5X"));

	private static final String LETTERS = "[A-Za-z0-9-]+";

	private static final String TARGET_GROUP = "(?!.*--)(?!^-)(?!.*-$)^[A-Za-z0-9-]+$";

	private static final Pattern ARN = Pattern
		.compile("arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\\d{12}:(?<resource>[a-z-]+)/.+");

	/**
	 * The load balancer's name, if it may be one.
	 */
	static String loadBalancer(String name) {
		checkLength("The load balancer name", name);
		if (!name.matches(LETTERS)) {
			throw AwsError.of("ValidationError", "The load balancer name '%s' can only contain characters that are "
					+ "alphanumeric characters and hyphens(-)", name);
		}
		if (name.startsWith("-") || name.endsWith("-")) {
			throw AwsError.of("ValidationError", "The load balancer name '%s' cannot begin or end with a hyphen(-)",
					name);
		}
		if (name.startsWith("internal-")) {
			throw AwsError.of("ValidationError", "The load balancer name '%s' cannot begin with 'internal-'", name);
		}
		return name;
	}

	/**
	 * The target group's name, if it may be one. The pattern is one that AWS's answers
	 * name and its documentation does not (getmoto/moto, elbv2).
	 */
	static String targetGroup(String name) {
		checkLength("Target group name", name);
		if (!name.matches(LETTERS)) {
			throw AwsError.of("ValidationError", "Target group name '%s' can only contain characters that are "
					+ "alphanumeric characters or hyphens(-)", name);
		}
		if (!name.matches(TARGET_GROUP)) {
			throw AwsError.of("ValidationError",
					"1 validation error detected: Value '%s' at 'targetGroup.targetGroupArn.targetGroupName' failed to "
							+ "satisfy constraint: Member must satisfy regular expression pattern: %s",
					name, TARGET_GROUP);
		}
		return name;
	}

	static String hostedZone(String region) {
		return HOSTED_ZONES.getOrDefault(region, "Z31USIVHYNEOWT");
	}

	/**
	 * A new ARN of Elastic Load Balancing that begins so; AWS adds 16 hexadecimal digits.
	 */
	String newArn(String resource) {
		return this.call.arn("elasticloadbalancing", resource + "/" + this.call.hex(16));
	}

	/**
	 * Returns an ARN's part after the resource type: {@code net/NAME/ID} for a load
	 * balancer.
	 */
	static String path(String arn) {
		return arn.substring(arn.indexOf('/') + 1);
	}

	/**
	 * The ARN, if it is one of Elastic Load Balancing for such a resource.
	 */
	static String arn(String arn, String resource, String label) {
		Matcher matcher = ARN.matcher(arn);
		if (!matcher.matches() || !resource.equals(matcher.group("resource"))) {
			throw AwsError.of("ValidationError", "'%s' is not a valid %s ARN", arn, label);
		}
		return arn;
	}

	private static void checkLength(String label, String name) {
		if (name.length() > LONGEST) {
			throw AwsError.of("ValidationError", "%s '%s' cannot be longer than '%d' characters", label, name, LONGEST);
		}
	}

}
