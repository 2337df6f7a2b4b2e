package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Filter;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceType;
import io.github.privatelinkhandson.simulator.store.Resources;

/**
 * Picks what a Describe call names by id.
 */
public record DescribeSelectionService(Call call) {

	private static final String TAG = "tag:";

	/** Filters for ids that the kept model has, whatever the kind of resource. */
	private static final Set<String> REFERENCES = Set.of("vpc-id", "subnet-id", "instance-id");

	private static final Pattern WILDCARD = Pattern.compile("[*?\\\\]");

	/**
	 * The items of those ids, or all if none are named.
	 * @throws AwsError if one of the ids is malformed or unknown
	 */
	public <T extends SdkPojo> List<T> of(ResourceType<T> type, List<T> current, Function<T, String> idOf,
			List<String> ids) {
		if (ids.isEmpty()) {
			return current;
		}
		Map<String, T> byId = current.stream().collect(Collectors.toMap(idOf, Function.identity()));
		return ids.stream().distinct().map((id) -> {
			T found = byId.get(id);
			if (found == null) {
				throw missing(type, id);
			}
			return found;
		}).toList();
	}

	/**
	 * Returns the candidates of a Describe call: the resources with the ids, or those
	 * with a tag or reference that a filter names, or all. Filters are not applied by
	 * this; it only saves a look at what cannot pass them.
	 */
	public <T extends SdkPojo> List<Resource<T>> kept(ResourceType<T> type, List<String> ids, List<Filter> filters) {
		Resources resources = this.call.resources();
		return ids.isEmpty()
				? filters.stream()
					.filter(DescribeSelectionService::isIndexed)
					.findFirst()
					.map((filter) -> ofValues(resources, type, filter))
					.orElseGet(() -> resources.all(type))
				: ids.stream().distinct().flatMap((id) -> resources.find(type, id).stream()).toList();
	}

	private static boolean isIndexed(Filter filter) {
		String name = Objects.requireNonNullElse(filter.name(), "");
		return (name.startsWith(TAG) || REFERENCES.contains(name))
				&& filter.values().stream().noneMatch((value) -> WILDCARD.matcher(value).find());
	}

	private static <T extends SdkPojo> List<Resource<T>> ofValues(Resources resources, ResourceType<T> type,
			Filter filter) {
		boolean tag = filter.name().startsWith(TAG);
		return filter.values()
			.stream()
			.flatMap((value) -> (tag ? resources.tagged(type, filter.name().substring(TAG.length()), value)
					: resources.mentioning(type, value))
				.stream())
			.distinct()
			.toList();
	}

	private <T extends SdkPojo> AwsError missing(ResourceType<T> type, String id) {
		this.call.get(type, id);
		return new AwsError(400, type.notFoundCode(), type.notFoundMessage(id));
	}

}
