package io.github.privatelinkhandson.simulator.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;

/**
 * Finds what lies in a model object under a path in kebab case, by the model's metadata:
 * {@code attachment.vpc-id} is the {@code VpcId} of each of the {@code Attachments}. A
 * dash may stand for a dot, a list may be named by the singular.
 */
final class ModelPaths {

	/** Longer than the path to any member. */
	private static final int MAX_PATH = 256;

	/**
	 * The path of members that a path stands for, by class and path. Paths that stand for
	 * nothing are not kept: there is no end of them.
	 */
	private static final Map<Class<?>, Map<String, List<SdkField<?>>>> RESOLVED = new ConcurrentHashMap<>();

	private ModelPaths() {
	}

	/**
	 * All values under that path, or empty where the model has no such path.
	 */
	static Optional<List<String>> values(SdkPojo item, String path) {
		Optional<List<SdkField<?>>> resolved = resolved(item.getClass(), path, () -> item);
		return resolved.map((fields) -> {
			List<String> values = new ArrayList<>();
			collect(item, fields, values);
			return values;
		});
	}

	static boolean exists(Class<?> type, String path) {
		return path.length() <= MAX_PATH && resolved(type, path, () -> Models.builder(type)).isPresent();
	}

	private static Optional<List<SdkField<?>>> resolved(Class<?> type, String path, Supplier<SdkPojo> sample) {
		return Optional.ofNullable(RESOLVED.computeIfAbsent(type, (t) -> new ConcurrentHashMap<>())
			.computeIfAbsent(path, (p) -> resolve(sample.get(), p)));
	}

	static List<String> tagKeys(SdkPojo item) {
		return values(item, "tags.key").or(() -> values(item, "tag-set.key")).orElse(List.of());
	}

	static List<String> tagValues(SdkPojo item, String key) {
		return Stream.of("TagSet", "Tags")
			.flatMap((member) -> Models.models(item, member).stream())
			.filter((tag) -> Models.given(tag, "Key").filter(key::equals).isPresent())
			.map((tag) -> Models.given(tag, "Value").map(String::valueOf).orElse(""))
			.toList();
	}

	private static @Nullable List<SdkField<?>> resolve(SdkPojo pojo, String path) {
		Map<String, SdkField<?>> names = names(pojo);
		SdkField<?> whole = names.get(path);
		if (whole != null) {
			return isScalar(whole) ? List.of(whole) : null;
		}
		for (int end = path.length() - 1; end > 0; end--) {
			if (path.charAt(end) == '.' || path.charAt(end) == '-') {
				SdkField<?> first = names.get(path.substring(0, end));
				SdkPojo next = (first != null) ? nested(first) : null;
				List<SdkField<?>> rest = (next != null) ? resolve(next, path.substring(end + 1)) : null;
				if (rest != null) {
					List<SdkField<?>> all = new ArrayList<>(List.of(first));
					all.addAll(rest);
					return all;
				}
			}
		}
		return null;
	}

	private static Map<String, SdkField<?>> names(SdkPojo pojo) {
		Map<String, SdkField<?>> names = new HashMap<>();
		for (SdkField<?> field : pojo.sdkFields()) {
			for (String name : List.of(kebab(field.memberName()), kebab(field.unmarshallLocationName()))) {
				names.putIfAbsent(name, field);
				if (element(field) != null) {
					names.putIfAbsent(name.replaceFirst("(-set|(?<=ss)es|(?<!s)s)$", ""), field);
				}
			}
		}
		return names;
	}

	private static boolean isScalar(SdkField<?> field) {
		SdkField<?> value = Objects.requireNonNullElse(element(field), field);
		return value.constructor() == null && value.marshallingType().getKnownType() != MarshallingKnownType.MAP;
	}

	private static @Nullable SdkPojo nested(SdkField<?> field) {
		SdkField<?> value = Objects.requireNonNullElse(element(field), field);
		return (value.constructor() != null) ? value.constructor().get() : null;
	}

	private static @Nullable SdkField<?> element(SdkField<?> field) {
		ListTrait list = field.getTrait(ListTrait.class);
		return (list != null) ? list.memberFieldInfo() : null;
	}

	private static void collect(@Nullable Object value, List<SdkField<?>> path, List<String> values) {
		if (value instanceof List<?> list) {
			list.forEach((item) -> collect(item, path, values));
		}
		else if (value != null && path.isEmpty()) {
			values.add(value.toString());
		}
		else if (value != null) {
			collect(path.get(0).getValueOrDefault(value), path.subList(1, path.size()), values);
		}
	}

	private static String kebab(String name) {
		return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").toLowerCase(Locale.ROOT);
	}

}
