package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Resources of identity policies: {@code *} or ARNs, which may have wildcards beyond the
 * service.
 */
final class ResourceArn {

	private static final int PARTS = 6;

	private static final List<String> IAM_PATHS = List.of("user/", "federated-user/", "role/", "group/",
			"instance-profile/", "mfa/", "server-certificate/", "policy/", "sms-mfa/", "saml-provider/",
			"oidc-provider/", "report/", "access-report/");

	private ResourceArn() {
	}

	/**
	 * IAM's words for a resource that is no ARN as it wants it.
	 */
	static Optional<String> problem(String resource) {
		if (resource.equals("*")) {
			return Optional.empty();
		}
		String[] parts = resource.split(":", PARTS);
		if (parts.length > 1 && !parts[1].equals("aws")) {
			return Optional
				.of("Partition \"%s\" is not valid for resource \"%s\".".formatted(parts[1], completed(parts)));
		}
		if (parts.length == 1 || !parts[0].equals("arn")) {
			return Optional.of("Resource %s must be in ARN format or \"*\".".formatted(resource));
		}
		if (parts.length == 2 || parts[2].matches(".*[*?].*")) {
			return Optional.of("Resource vendor must be fully qualified and cannot contain regexes.");
		}
		return problem(resource, parts);
	}

	private static Optional<String> problem(String resource, String[] parts) {
		boolean region = parts.length == 3 || !parts[3].isEmpty();
		String path = (parts.length == PARTS) ? parts[PARTS - 1] : "";
		if (parts[2].equals("s3") && region && !path.startsWith("accesspoint/")) {
			return Optional.of("Resource %s can not contain region information.".formatted(resource));
		}
		if (!parts[2].equals("iam")) {
			return Optional.empty();
		}
		if (region) {
			return Optional.of("IAM resource %s cannot contain region information.".formatted(resource));
		}
		return (path.equals("*") || IAM_PATHS.stream().anyMatch(path::startsWith)) ? Optional.empty() : Optional
			.of("IAM resource path must either be \"*\" or start with %s.".formatted(String.join(", ", IAM_PATHS)));
	}

	private static String completed(String[] parts) {
		Stream<String> given = Stream.of(parts).skip(1);
		Stream<String> missing = IntStream.range(parts.length, PARTS).mapToObj((i) -> "*");
		return "arn:" + String.join(":", Stream.concat(given, missing).toList());
	}

	/**
	 * Refuses ARNs that IAM's older parser does not understand: they have no service, or
	 * too few parts around an empty one.
	 */
	static void parse(String resource) {
		if (resource.equals("*")) {
			return;
		}
		String[] parts = resource.split(":", PARTS);
		if (parts[2].isEmpty() || (parts.length < PARTS && resource.contains("::"))) {
			throw PolicySyntax.unparsed();
		}
	}

}
