package io.github.privatelinkhandson.simulator.vpc;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The rules of EC2's tags, and the tags that a call gives to what it creates.
 */
public final class Tags {

	private static final int MOST = 50;

	private Tags() {
	}

	public static List<Tag> of(List<TagSpecification> specifications, String resourceType) {
		List<Tag> tags = specifications.stream()
			.filter((specification) -> resourceType.equals(specification.resourceTypeAsString()))
			.flatMap((specification) -> specification.tags().stream())
			.toList();
		return merge(List.of(), distinct(tags));
	}

	/**
	 * The tags that a call gives, which must not give one key twice.
	 */
	static List<Tag> distinct(List<Tag> tags) {
		Set<String> keys = new HashSet<>();
		AwsError.throwForAny(tags, (tag) -> tag.key() != null && !keys.add(tag.key()),
				(tag) -> AwsError.of("InvalidParameterValue", "Duplicate tag key '%s' specified.", tag.key()));
		return tags;
	}

	/**
	 * As {@link #of}, and refuses specifications for other types of resource, as EC2 does
	 * in calls that create one thing.
	 */
	public static List<Tag> only(List<TagSpecification> specifications, String resourceType) {
		check(specifications, Set.of(resourceType));
		return of(specifications, resourceType);
	}

	/**
	 * Refuses specifications for types of resource other than those that the call
	 * creates.
	 */
	public static void check(List<TagSpecification> specifications, Set<String> resourceTypes) {
		AwsError.throwForAny(specifications.stream().map(TagSpecification::resourceTypeAsString).toList(),
				(type) -> !resourceTypes.contains(type), (type) -> AwsError.of("InvalidParameterValue",
						"'%s' is not a valid taggable resource type for this operation.", type));
	}

	/**
	 * The tags with others added; of one key the later value is kept.
	 */
	static List<Tag> merge(List<Tag> tags, List<Tag> others) {
		others.forEach(Tags::check);
		Map<String, Tag> merged = tags.stream()
			.collect(Collectors.toMap(Tag::key, Function.identity(), (a, b) -> b, LinkedHashMap::new));
		others.forEach((tag) -> merged.put(tag.key(), (tag.value() != null) ? tag : tag.toBuilder().value("").build()));
		if (merged.size() > MOST) {
			throw AwsError.of("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.");
		}
		return List.copyOf(merged.values());
	}

	private static void check(Tag tag) {
		String key = tag.key();
		if (key == null || key.isEmpty()) {
			throw AwsError.of("InvalidParameterValue", "Tag key cannot be null or empty.");
		}
		if (key.startsWith("aws:")) {
			throw AwsError.of("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
		}
		if (key.length() > 128) {
			throw AwsError.of("InvalidParameterValue", "Tag key exceeds the maximum length of 128 characters");
		}
		if (tag.value() != null && tag.value().length() > 256) {
			throw AwsError.of("InvalidParameterValue", "Tag value exceeds the maximum length of 256 characters");
		}
	}

}
