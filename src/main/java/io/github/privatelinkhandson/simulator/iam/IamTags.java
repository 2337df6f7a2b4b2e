package io.github.privatelinkhandson.simulator.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.iam.model.Tag;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * Changes to the tags of an IAM resource.
 */
record IamTags(List<Tag> tags) {

	private static final int MOST = 50;

	List<Tag> with(List<Tag> more) {
		Map<String, Tag> byKey = new LinkedHashMap<>();
		this.tags.forEach((tag) -> byKey.put(tag.key(), tag));
		for (Tag tag : more) {
			if (tag.key().startsWith("aws:")) {
				throw AwsError.of("InvalidInput", "Tag keys starting with 'aws:' are reserved.");
			}
			byKey.put(tag.key(), tag);
		}
		if (byKey.size() > MOST) {
			throw new AwsError(409, "LimitExceeded", "The number of tags has reached the maximum limit.");
		}
		return List.copyOf(byKey.values());
	}

	List<Tag> without(List<String> keys) {
		return this.tags.stream().filter((tag) -> !keys.contains(tag.key())).toList();
	}

}
