package io.github.privatelinkhandson.simulator.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * EC2's filters, for any model: a filter's name is the path to a member in kebab case
 * ({@code vpc-id}, {@code cidr-block-association.state}), {@code tag:Key} or
 * {@code tag-key}; its values may hold the wildcards {@code *} and {@code ?}.
 */
public final class Filters {

	private Filters() {
	}

	/**
	 * The items that pass all the filters.
	 * @param aliases filter names that are not the path to their member, with that path:
	 * {@code instance-state-name} to {@code state.name}; an equals sign and a text is
	 * what all items have ({@code =false}, or {@code =} for nothing)
	 * @param type nothing: it tells the items' class though there be none
	 * @throws AwsError if the items have no such member
	 */
	@SafeVarargs
	public static <T extends SdkPojo> List<T> apply(List<T> items, List<Filter> filters, Map<String, String> aliases,
			T... type) {
		Stream<T> passing = items.stream();
		for (Filter filter : filters) {
			String name = filter.name();
			check(type.getClass().getComponentType(), name, aliases);
			List<Glob> globs = filter.values().stream().map(Glob::new).toList();
			passing = passing.filter((item) -> passes(item, name, globs, aliases));
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

	private static void check(Class<?> type, @Nullable String name, Map<String, String> aliases) {
		if (name == null || name.isEmpty()) {
			throw AwsError.of("MissingParameter", "The request must contain the parameter Filter.Name");
		}
		if (!name.startsWith("tag:") && !name.equals("tag-key") && constant(name, aliases).isEmpty()
				&& !ModelPaths.exists(type, aliases.getOrDefault(name, name))) {
			throw unknown(name);
		}
	}

	private static Optional<String> constant(String name, Map<String, String> aliases) {
		return Optional.ofNullable(aliases.get(name))
			.filter((alias) -> alias.startsWith("="))
			.map((alias) -> alias.substring(1));
	}

	private static AwsError unknown(String name) {
		return AwsError.of("InvalidParameterValue", "The filter '%s' is invalid", name);
	}

	private static boolean passes(SdkPojo item, String name, List<Glob> globs, Map<String, String> aliases) {
		List<String> values;
		if (name.startsWith("tag:")) {
			values = ModelPaths.tagValues(item, name.substring("tag:".length()));
		}
		else if (name.equals("tag-key")) {
			values = ModelPaths.tagKeys(item);
		}
		else if (constant(name, aliases).isPresent()) {
			values = constant(name, aliases).filter((value) -> !value.isEmpty()).stream().toList();
		}
		else {
			values = ModelPaths.values(item, aliases.getOrDefault(name, name)).orElseThrow(() -> unknown(name));
		}
		return values.stream().anyMatch((value) -> globs.stream().anyMatch((glob) -> glob.matches(value)));
	}

}
