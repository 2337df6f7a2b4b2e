package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The tags of a resource of Elastic Load Balancing, whose models have none: attributes of
 * the resource.
 */
public record TagSet<T extends SdkPojo>(Resource<T> resource) {

	private static final String PREFIX = "tag:";

	private static final int MOST = 50;

	public Map<String, String> byKey() {
		return this.resource.attributes(PREFIX);
	}

	List<Tag> list() {
		return byKey().entrySet()
			.stream()
			.map((tag) -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
			.toList();
	}

	/**
	 * Tags of a request by key.
	 * @throws AwsError if AWS would not take them
	 */
	static Map<String, String> checked(List<Tag> tags) {
		Map<String, String> checked = new TreeMap<>();
		tags.forEach((tag) -> {
			if (tag.key().startsWith("aws:")) {
				throw AwsError.of("ValidationError", "Tag key '%s' is not valid", tag.key());
			}
			if (checked.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")) != null) {
				throw AwsError.of("DuplicateTagKeys", "Tag key '%s' was specified more than once", tag.key());
			}
		});
		return checked;
	}

	Resource<T> add(List<Tag> tags) {
		Resource<T> tagged = this.resource;
		for (Map.Entry<String, String> tag : checked(tags).entrySet()) {
			tagged = tagged.withAttribute(PREFIX + tag.getKey(), tag.getValue());
		}
		if (new TagSet<>(tagged).byKey().size() > MOST) {
			throw AwsError.of("TooManyTags", "The limit on the number of tags is %d", MOST);
		}
		return tagged;
	}

	Resource<T> remove(List<String> keys) {
		Resource<T> untagged = this.resource;
		for (String key : keys) {
			untagged = untagged.withAttribute(PREFIX + key, null);
		}
		return untagged;
	}

}
