package io.github.privatelinkhandson.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of a request as words of a command line: as they are, in the AWS CLI's shorthand
 * where that can say them, else as JSON.
 */
final class CliValues {

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * Characters that shorthand syntax can carry without quotes of its own.
	 */
	private static final Pattern SHORTHAND_TEXT = Pattern
		.compile("[\\p{L}\\p{N}_./:@*+-]([\\p{L}\\p{N}_./:@*+ -]*" + "[\\p{L}\\p{N}_./:@*+-])?");

	private static final Pattern SHORTHAND_KEY = Pattern.compile("[A-Za-z0-9_.#/:-]+");

	private CliValues() {
	}

	/**
	 * The members that are set, by AWS's names, as texts, numbers, flags, lists and maps.
	 */
	static Map<String, Object> members(SdkPojo pojo) {
		Map<String, Object> members = new LinkedHashMap<>();
		for (SdkField<?> field : pojo.sdkFields()) {
			Object value = value(pojo, field);
			if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
				members.put(field.memberName(), plain(value));
			}
		}
		return members;
	}

	/**
	 * The words that follow an option of that value.
	 */
	static List<String> words(Object value) {
		if (value instanceof List<?> list && !list.isEmpty()) {
			List<Optional<String>> items = list.stream().map(CliValues::word).toList();
			boolean sayable = items.stream().allMatch(Optional::isPresent)
					&& !looksLikeJson(items.get(0).orElseThrow());
			return sayable ? items.stream().map(Optional::orElseThrow).toList() : List.of(json(list));
		}
		return List.of(word(value).orElseGet(() -> json(value)));
	}

	private static Optional<String> word(Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.isEmpty() ? Optional.empty() : Optional.ofNullable(pairs(map, true));
		}
		return (value instanceof List<?>) ? Optional.empty() : Optional.of(value.toString());
	}

	/**
	 * Shorthand for a structure, or null where there is none.
	 */
	private static @Nullable String pairs(Map<?, ?> map, boolean outermost) {
		StringBuilder text = new StringBuilder();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			String key = entry.getKey().toString();
			String value = shorthand(entry.getValue(), outermost);
			if (value == null || !SHORTHAND_KEY.matcher(key).matches()) {
				return null;
			}
			text.append(text.isEmpty() ? "" : ",").append(key).append('=').append(value);
		}
		return text.toString();
	}

	private static @Nullable String shorthand(Object value, boolean outermost) {
		if (value instanceof Map<?, ?> map) {
			String pairs = pairs(map, false);
			return (pairs != null) ? "{" + pairs + "}" : null;
		}
		if (value instanceof List<?> list) {
			boolean bare = outermost && !list.isEmpty()
					&& list.stream().noneMatch((item) -> item instanceof Map || item instanceof List);
			List<Optional<String>> items = list.stream()
				.map((item) -> Optional.ofNullable(shorthand(item, false)))
				.toList();
			String joined = items.stream().flatMap(Optional::stream).collect(Collectors.joining(","));
			return items.stream().allMatch(Optional::isPresent) ? (bare ? joined : "[" + joined + "]") : null;
		}
		return SHORTHAND_TEXT.matcher(value.toString()).matches() ? value.toString() : null;
	}

	private static boolean looksLikeJson(String text) {
		return text.stripLeading().startsWith("[") || text.stripLeading().startsWith("{");
	}

	private static String json(Object value) {
		return JSON.writeValueAsString(value);
	}

	/**
	 * The value that was given: not the token that the SDK makes up where none was.
	 */
	private static @Nullable Object value(SdkPojo pojo, SdkField<?> field) {
		if (pojo instanceof SdkRequest request && field.containsTrait(DefaultValueTrait.class)) {
			return request.getValueForField(field.memberName(), Object.class).orElse(null);
		}
		return field.getValueOrDefault(pojo);
	}

	private static Object plain(Object value) {
		if (value instanceof SdkPojo pojo) {
			return members(pojo);
		}
		if (value instanceof List<?> list) {
			return list.stream().map(CliValues::plain).toList();
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, Object> result = new LinkedHashMap<>();
			map.forEach((key, item) -> result.put(key.toString(), plain(item)));
			return result;
		}
		if (value instanceof SdkBytes bytes) {
			return bytes.asUtf8String();
		}
		return (value instanceof Boolean || value instanceof Number) ? value : value.toString();
	}

}
