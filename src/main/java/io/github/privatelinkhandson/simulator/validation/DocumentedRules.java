package io.github.privatelinkhandson.simulator.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.validation.Violation.Kind;

/**
 * Rules that AWS’s documentation or public reports give for EC2's requests and its
 * service model does not: bounds, parameters that exclude each other, and words for what
 * is missing.
 */
final class DocumentedRules {

	private static final String REFERENCE = "EC2 API reference, ";

	/** Bounds of values, and of the lengths of lists; null is unbounded. */
	static final List<Bounds> BOUNDS = List.of(bounds("DescribeInstances.MaxResults", 5, 1000),
			bounds("DescribeInstanceStatus.MaxResults", 5, 1000),
			bounds("DescribeInstanceStatus.InstanceIds", null, 100), bounds("DescribeTags.MaxResults", 5, 1000),
			bounds("DescribeVolumes.MaxResults", 5, null), bounds("DescribeVolumeStatus.MaxResults", 5, 1000),
			bounds("DescribeImages.MaxResults", 1, null), bounds("DescribeVpcEndpoints.MaxResults", 1, null),
			bounds("DescribeVpcEndpointServices.MaxResults", 1, null),
			bounds("DescribePrefixLists.MaxResults", 1, null),
			bounds("DescribeVpcEndpointConnections.MaxResults", 5, null),
			bounds("DescribeVpcEndpointServiceConfigurations.MaxResults", 5, null),
			bounds("DescribeVpcEndpointServicePermissions.MaxResults", 5, null),
			bounds("DescribeInstanceCreditSpecifications.InstanceIds", null, 1000),
			bounds("CreateTags.Resources", null, 1000), bounds("DeleteTags.Resources", null, 1000),
			bounds("DeleteTags.Tags", null, 1000), bounds("TerminateInstances.InstanceIds", null, 1000),
			new Bounds("RunInstances.MetadataOptions.HttpPutResponseHopLimit", 1, 64,
					REFERENCE + "InstanceMetadataOptionsRequest"),
			bounds("ModifyInstanceMetadataOptions.HttpPutResponseHopLimit", 1, 64));

	/** Texts that only the documentation enumerates. */
	static final List<Values> VALUES = List.of(new Values("RunInstances.CreditSpecification.CpuCredits",
			Set.of("standard", "unlimited"), REFERENCE + "CreditSpecificationRequest"));

	/** Parameters that must not be given together. */
	static final List<Exclusion> EXCLUSIONS = List.of(
			new Exclusion("DescribeInstances", "InstanceIds", "MaxResults", REFERENCE + "DescribeInstances"),
			new Exclusion("DescribeInstanceStatus", "InstanceIds", "MaxResults", REFERENCE + "DescribeInstanceStatus"),
			new Exclusion("DescribeInstanceCreditSpecifications", "InstanceIds", "MaxResults",
					REFERENCE + "DescribeInstanceCreditSpecifications"),
			new Exclusion("DescribeNetworkInterfaces", "NetworkInterfaceIds", "MaxResults",
					REFERENCE + "DescribeNetworkInterfaces"),
			new Exclusion("AssociateAddress", "InstanceId", "NetworkInterfaceId", REFERENCE + "AssociateAddress"));

	/** Answers to a missing parameter that are not the usual one. */
	static final List<Missing> MISSING = Stream
		.of("TerminateInstances", "StartInstances", "StopInstances", "RebootInstances", "MonitorInstances",
				"UnmonitorInstances")
		.map((action) -> new Missing(action + ".InstanceIds", "InvalidParameterCombination", "No instances specified",
				"gruntwork-io/cloud-nuke 731"))
		.toList();

	private DocumentedRules() {
	}

	private static Bounds bounds(String path, @Nullable Integer least, @Nullable Integer most) {
		return new Bounds(path, least, most, REFERENCE + path.substring(0, path.indexOf('.')));
	}

	/**
	 * The documented bounds and enumerations that an EC2 request does not keep.
	 */
	static List<Violation> violations(String action, SdkPojo request) {
		List<Violation> violations = new ArrayList<>();
		BOUNDS.stream()
			.filter((rule) -> rule.path().startsWith(action + "."))
			.forEach((rule) -> values(request, rule.path()).forEach((value) -> rule.check(value, violations)));
		VALUES.stream()
			.filter((rule) -> rule.path().startsWith(action + "."))
			.forEach((rule) -> values(request, rule.path()).filter((value) -> !rule.values().contains(value))
				.forEach((value) -> violations.add(Violation.of(Kind.ENUM, place(rule.path()), value,
						"satisfy enum value set: " + rule.values()))));
		return violations;
	}

	/**
	 * The refusal of a request with two parameters that exclude each other.
	 */
	static Optional<AwsError> exclusion(String action, SdkPojo request) {
		return EXCLUSIONS.stream()
			.filter((rule) -> (rule.path() + ".").startsWith(action + "."))
			.filter((rule) -> values(request, rule.path()).flatMap(Models::items).anyMatch(rule::appliesTo))
			.findFirst()
			.map((rule) -> AwsError.of("InvalidParameterCombination",
					"The parameter %s cannot be used with the parameter %s", rule.nameOfOne(),
					StringUtils.uncapitalize(rule.other())));
	}

	static Optional<AwsError> missing(String action, Violation violation) {
		String path = action + "." + violation.place().member();
		return MISSING.stream()
			.filter((rule) -> violation.kind() == Kind.MISSING && rule.path().equals(path))
			.findFirst()
			.map((rule) -> AwsError.of(rule.code(), rule.message()));
	}

	/**
	 * The values under a path that begins with the action, which stands for the request.
	 */
	private static Stream<Object> values(SdkPojo request, String path) {
		List<Object> values = List.of(request);
		List<String> names = List.of(path.split("\\."));
		for (int i = 1; i < names.size(); i++) {
			String member = names.get(i);
			values = values.stream()
				.flatMap(Models::items)
				.flatMap((value) -> Models.given((SdkPojo) value, member).stream())
				.toList();
		}
		return values.stream();
	}

	private static Place place(String path) {
		Place place = Place.REQUEST;
		for (String member : path.substring(path.indexOf('.') + 1).split("\\.")) {
			place = place.item(member);
		}
		return place;
	}

	/**
	 * Bounds of a member.
	 *
	 * @param path the action and the members that lead to it
	 * @param source where AWS says so
	 */
	record Bounds(String path, @Nullable Integer least, @Nullable Integer most, String source) {

		private void check(Object value, List<Violation> violations) {
			boolean number = value instanceof Number;
			int measured = number ? ((Number) value).intValue() : ((Collection<?>) value).size();
			if (this.least != null && measured < this.least) {
				violations.add(Violation.atLeast(number, place(this.path), value, BigDecimal.valueOf(this.least)));
			}
			if (this.most != null && measured > this.most) {
				violations.add(Violation.atMost(number, place(this.path), value, BigDecimal.valueOf(this.most)));
			}
		}

	}

	/**
	 * Values that a member may have.
	 */
	record Values(String path, Set<String> values, String source) {

	}

	/**
	 * Two members of a request or of one of its structures that exclude each other.
	 */
	record Exclusion(String path, String one, String other, String source) {

		/**
		 * EC2's name of the first one.
		 */
		private String nameOfOne() {
			return this.one.equals("InstanceIds") ? "instancesSet" : StringUtils.uncapitalize(this.one);
		}

		private boolean appliesTo(Object structure) {
			SdkPojo pojo = (SdkPojo) structure;
			return Models.given(pojo, this.one).isPresent() && Models.given(pojo, this.other).isPresent();
		}

	}

	/**
	 * The answer where a member is missing.
	 */
	record Missing(String path, String code, String message, String source) {

	}

}
