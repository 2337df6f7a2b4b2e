package io.github.privatelinkhandson.simulator.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Models;

/**
 * Demands of services on the tags in a request, beyond their models.
 */
final class TagRules {

	private static final int MOST = 50;

	private TagRules() {
	}

	static void check(AwsService service, String action, SdkPojo request) {
		if (service == AwsService.EC2) {
			Models.models(request, "TagSpecifications").forEach((specification) -> checkEc2(action, specification));
		}
		else if (service == AwsService.IAM) {
			checkIam(Models.models(request, "Tags"));
		}
	}

	/**
	 * Source: getmoto/moto pull 6839; for RunInstances yegor256/rultor 1991.
	 */
	private static void checkEc2(String action, SdkPojo specification) {
		String code = action.equalsIgnoreCase("RunInstances") ? "InvalidParameterValue" : "InvalidParameter";
		if (text(specification, "ResourceType").isEmpty()) {
			throw AwsError.of(code, "Tag specification resource type must have a value");
		}
		List<SdkPojo> tags = Models.models(specification, "Tags");
		if (tags.isEmpty()) {
			throw AwsError.of(code, "Tag specification must have at least one tag");
		}
		if (tags.size() > MOST) {
			throw AwsError.of("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.");
		}
	}

	private static void checkIam(List<SdkPojo> tags) {
		Set<String> keys = new HashSet<>();
		for (SdkPojo tag : tags) {
			String key = text(tag, "Key").orElse("").toLowerCase(Locale.ROOT);
			if (key.startsWith("aws:")) {
				throw AwsError.of("InvalidInput", "Tag keys starting with 'aws:' are reserved.");
			}
			if (!keys.add(key)) {
				throw AwsError.of("InvalidInput",
						"Duplicate tag keys found. Please note that Tag keys are case insensitive.");
			}
		}
	}

	private static Optional<String> text(SdkPojo pojo, String member) {
		return Models.given(pojo, member).map(String::valueOf).filter((text) -> !text.isEmpty());
	}

}
