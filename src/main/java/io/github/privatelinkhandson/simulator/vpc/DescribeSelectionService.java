package io.github.privatelinkhandson.simulator.vpc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Filter;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Page;
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
	 * The page that a Describe call asks for: resources of the ids, or all, that pass its
	 * filters.
	 * @param describe the resources as they are shown, without those that are gone
	 * @param model nothing, as for {@link Filters}
	 * @throws AwsError if one of the ids is malformed or unknown
	 */
	@SafeVarargs
	public final <T extends SdkPojo> Page<T> page(ResourceType<T> type, Function<List<Resource<T>>, List<T>> describe,
			List<String> ids, SdkPojo request, Map<String, String> aliases, T... model) {
		return Filters.page(selected(type, describe, ids, request), request, aliases, model);
	}

	/**
	 * The resources of the ids, or all that may pass the filters of a request.
	 */
	public <T extends SdkPojo> List<T> selected(ResourceType<T> type, Function<List<Resource<T>>, List<T>> describe,
			List<String> ids, SdkPojo request) {
		if (ids.isEmpty()) {
			return describe.apply(kept(type, ids, Filters.of(request)));
		}
		Map<String, T> shown = new LinkedHashMap<>();
		ids.forEach((id) -> describe.apply(this.call.find(type, id).stream().toList())
			.forEach((model) -> shown.put(id, model)));
		Call.requireAll(type, ids, shown::containsKey);
		return List.copyOf(shown.values());
	}

	/**
	 * Resources that are all shown.
	 */
	public static <T extends SdkPojo> Function<List<Resource<T>>, List<T>> each(Function<Resource<T>, T> describe) {
		return (resources) -> resources.stream().map(describe).toList();
	}

	/**
	 * Resources that are shown as they are kept.
	 */
	public static <T extends SdkPojo> List<T> models(List<Resource<T>> resources) {
		return resources.stream().map(Resource::model).toList();
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

}
