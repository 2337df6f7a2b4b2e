package io.github.privatelinkhandson.simulator.quotas;

import java.util.Map;
import java.util.TreeMap;

/**
 * The services that have quotas here, by code.
 */
final class ServiceNames {

	private static final Map<String, String> NAMES = new TreeMap<>(
			Map.of("vpc", "Amazon Virtual Private Cloud (Amazon VPC)", "ec2",
					"Amazon Elastic Compute Cloud (Amazon EC2)", "elasticloadbalancing", "Elastic Load Balancing (ELB)",
					"networkinsights", "Network Insights", "iam", "AWS Identity and Access Management (IAM)"));

	private ServiceNames() {
	}

	static Map<String, String> all() {
		return NAMES;
	}

	static String of(String code) {
		return NAMES.get(code);
	}

}
