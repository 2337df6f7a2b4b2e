package io.github.privatelinkhandson.simulator.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.Tag;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Changes to the tags of an IAM resource.
 */
record IamTags(List<Tag> tags) {

	private static final int MOST = 50;

	@SuppressWarnings("unchecked")
	static <T extends SdkPojo> void change(Call call, Resource<T> resource, Function<IamTags, List<Tag>> change) {
		T model = resource.model();
		List<Tag> tags = (List<Tag>) Models.given(model, "Tags").orElse(List.of());
		SdkField<?> field = Models.field(model, "Tags").orElseThrow();
		call.global().put(resource.with(Models.with(model, field, change.apply(new IamTags(tags)))));
	}

	List<Tag> with(List<Tag> more) {
		Map<String, Tag> byKey = new LinkedHashMap<>();
		this.tags.forEach((tag) -> byKey.put(tag.key(), tag));
		more.forEach((tag) -> byKey.put(tag.key(), tag));
		if (byKey.size() > MOST) {
			throw new AwsError(409, "LimitExceeded", "The number of tags has reached the maximum limit.");
		}
		return List.copyOf(byKey.values());
	}

	List<Tag> without(List<String> keys) {
		return this.tags.stream().filter((tag) -> !keys.contains(tag.key())).toList();
	}

}
