package io.github.privatelinkhandson.simulator.vpc;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceType;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on tags, for every kind of EC2 resource alike.
 */
@Component
class TagOperations implements Operations {

	private static final String TAG = "tag:";

	void createTags(CreateTagsRequest request, Call call) {
		List<Tag> tags = Tags.distinct(request.tags());
		request.resources().forEach((id) -> change(call, resource(call, id), (earlier) -> Tags.merge(earlier, tags)));
	}

	void deleteTags(DeleteTagsRequest request, Call call) {
		UnaryOperator<List<Tag>> delete = (
				earlier) -> earlier.stream().filter((tag) -> !named(request.tags(), tag)).toList();
		request.resources().forEach((id) -> change(call, resource(call, id), delete));
	}

	Page<TagDescription> describeTags(DescribeTagsRequest request, Call call) {
		List<TagDescription> all = ResourceTypes.all()
			.stream()
			.filter((type) -> !type.prefix().isEmpty())
			.flatMap((type) -> call.stream(type).flatMap(TagOperations::descriptions))
			.sorted(Comparator.comparing(TagDescription::resourceId).thenComparing(TagDescription::key))
			.toList();
		List<Filter> filters = request.filters().stream().flatMap(TagOperations::plain).toList();
		Map<String, String> aliases = Map.of("tag-key", "key", "tag-value", "value");
		return Pages.of(Filters.apply(all, filters, aliases), request);
	}

	/**
	 * A filter {@code tag:Key} is, for tags themselves, one for the key and one for the
	 * value.
	 */
	private static Stream<Filter> plain(Filter filter) {
		return (filter.name() == null || !filter.name().startsWith(TAG)) ? Stream.of(filter)
				: Stream.of(Filter.builder().name("key").values(filter.name().substring(TAG.length())).build(),
						filter.toBuilder().name("value").build());
	}

	private static Stream<TagDescription> descriptions(Resource<? extends SdkPojo> resource) {
		return tags(resource.model()).stream()
			.map((tag) -> TagDescription.builder()
				.resourceId(resource.id())
				.resourceType(resource.type().name())
				.key(tag.key())
				.value(tag.value())
				.build());
	}

	private Resource<? extends SdkPojo> resource(Call call, String id) {
		ResourceType<? extends SdkPojo> type = ResourceTypes.ofId(id)
			.filter((found) -> found.wellFormed(id))
			.orElseThrow(() -> AwsError.of("InvalidID", "The ID '%s' is not valid", id));
		return call.get(type, id);
	}

	private static boolean named(List<Tag> named, Tag tag) {
		return named.isEmpty() ? !tag.key().startsWith("aws:")
				: named.stream()
					.anyMatch((other) -> tag.key().equals(other.key())
							&& (other.value() == null || other.value().equals(tag.value())));
	}

	private <T extends SdkPojo> void change(Call call, Resource<T> resource, UnaryOperator<List<Tag>> change) {
		List<Tag> changed = change.apply(tags(resource.model()));
		call.put(resource.with(Models.with(resource.model(), field(resource.model()), changed)));
	}

	@SuppressWarnings("unchecked")
	private static List<Tag> tags(SdkPojo model) {
		return (List<Tag>) Models.given(model, field(model)).orElse(List.of());
	}

	private static SdkField<?> field(SdkPojo model) {
		return Models.field(model, "Tags").or(() -> Models.field(model, "TagSet")).orElseThrow();
	}

}
