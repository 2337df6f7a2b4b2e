package io.github.privatelinkhandson.simulator.operation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * EC2's filters, for any model: a filter's name is the path to a member in kebab case
 * ({@code vpc-id}, {@code cidr-block-association.state}), {@code tag:Key} or
 * {@code tag-key}; its values may hold the wildcards {@code *} and {@code ?}.
 */
public final class Filters {

	/** Filters and values of a request (Amazon EC2 API Reference, "Filter"). */
	private static final int MAX_FILTERS = 50;

	private static final int MAX_VALUES = 200;

	/** Comparisons of characters that a request may cost. */
	private static final long MAX_WORK = 20_000_000;

	private Filters() {
	}

	/**
	 * The items that pass all the filters.
	 * @param aliases filter names that are not the path to their member, with that path:
	 * {@code instance-state-name} to {@code state.name}; an equals sign and a text is
	 * what all items have ({@code =false}, or {@code =} for nothing). An alias also
	 * stands for what begins with it and a dot
	 * @param type nothing: it tells the items' class though there be none
	 * @throws AwsError if the items have no such member
	 */
	@SafeVarargs
	public static <T extends SdkPojo> List<T> apply(List<T> items, List<Filter> filters, Map<String, String> aliases,
			T... type) {
		if (filters.size() > MAX_FILTERS
				|| filters.stream().mapToInt((filter) -> filter.values().size()).sum() > MAX_VALUES) {
			throw tooMany();
		}
		AtomicLong work = new AtomicLong();
		Stream<T> passing = items.stream();
		for (Filter filter : filters) {
			String name = filter.name();
			if (name == null || name.isEmpty()) {
				throw AwsError.of("MissingParameter", "The request must contain the parameter Filter.Name");
			}
			String path = path(name, aliases);
			check(type.getClass().getComponentType(), name, path);
			List<Glob> globs = filter.values().stream().map(Glob::new).toList();
			passing = passing.filter((item) -> values(item, path).stream()
				.anyMatch((value) -> globs.stream()
					.anyMatch((glob) -> glob.matches(value, (steps) -> spend(work, steps)))));
		}
		return passing.toList();
	}

	/**
	 * The page that a request asks for, of the items that pass its filters.
	 */
	@SafeVarargs
	public static <T extends SdkPojo> Page<T> page(List<T> items, SdkPojo request, Map<String, String> aliases,
			T... type) {
		return Pages.of(apply(items, of(request), aliases, type), request);
	}

	@SuppressWarnings("unchecked")
	public static List<Filter> of(SdkPojo request) {
		return Stream.of("Filters", "Filter")
			.flatMap((name) -> Models.given(request, name).stream())
			.map((filters) -> (List<Filter>) filters)
			.findFirst()
			.orElse(List.of());
	}

	private static void spend(AtomicLong work, long steps) {
		if (work.addAndGet(steps) > MAX_WORK) {
			throw tooMany();
		}
	}

	private static AwsError tooMany() {
		return AwsError.of("FilterLimitExceeded", "The request uses too many filters or too many filter values.");
	}

	private static String path(String name, Map<String, String> aliases) {
		for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
			String alias = aliases.get(name.substring(0, end));
			if (alias != null) {
				return alias + name.substring(end);
			}
		}
		return name;
	}

	private static void check(Class<?> type, String name, String path) {
		if (!path.startsWith("tag:") && !path.equals("tag-key") && !path.startsWith("=")
				&& !ModelPaths.exists(type, path)) {
			throw AwsError.of("InvalidParameterValue", "The filter '%s' is invalid", name);
		}
	}

	private static List<String> values(SdkPojo item, String path) {
		if (path.startsWith("tag:")) {
			return ModelPaths.tagValues(item, path.substring("tag:".length()));
		}
		if (path.equals("tag-key")) {
			return ModelPaths.tagKeys(item);
		}
		return path.startsWith("=") ? Stream.of(path.substring(1)).filter((value) -> !value.isEmpty()).toList()
				: ModelPaths.values(item, path).orElseThrow();
	}

}
