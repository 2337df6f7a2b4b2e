package io.github.privatelinkhandson.simulator.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * One type of a service model, with what it demands of values.
 *
 * @param members names of the types of its members in lower case; a list's is
 * {@code member}
 * @param required members that must be there, in lower case
 * @param min least value of a number, least length of a text or list
 * @param max greatest value or length
 * @param pattern regular expression that the whole text must match
 * @param values the values of an enumeration, empty where any is allowed
 */
record Shape(Map<String, String> members, Set<String> required, @Nullable BigDecimal min, @Nullable BigDecimal max,
		@Nullable Pattern pattern, List<String> values) {

	static Shape of(JsonNode node) {
		return new Shape(
				node.field("members")
					.map((members) -> members.asObject()
						.entrySet()
						.stream()
						.collect(Collectors.toMap((member) -> lowerCase(member.getKey()),
								(member) -> member.getValue().asString())))
					.orElse(Map.of()),
				Set.copyOf(texts(node, "required").stream().map(Shape::lowerCase).toList()), number(node, "min"),
				number(node, "max"),
				node.field("pattern").map((pattern) -> Pattern.compile(pattern.asString())).orElse(null),
				texts(node, "enum"));
	}

	boolean isRequired(String member) {
		return !this.required.isEmpty() && this.required.contains(lowerCase(member));
	}

	String valueSet() {
		return String.join(", ", this.values);
	}

	Optional<String> member(String name) {
		return Optional.ofNullable(this.members.get(lowerCase(name)));
	}

	static String lowerCase(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private static List<String> texts(JsonNode node, String field) {
		return node.field(field)
			.map((list) -> list.asArray().stream().map(JsonNode::asString).toList())
			.orElse(List.of());
	}

	private static @Nullable BigDecimal number(JsonNode node, String field) {
		return node.field(field).map((number) -> new BigDecimal(number.asNumber())).orElse(null);
	}

}
