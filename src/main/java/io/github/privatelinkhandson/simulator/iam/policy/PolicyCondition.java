package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * Conditions of statements: operators, keys and values (IAM user guide, "IAM JSON policy
 * elements: Condition operators").
 */
final class PolicyCondition {

	private static final Pattern OPERATOR = Pattern.compile("(ForAnyValue:|ForAllValues:)?("
			+ "String(Not)?(Equals(IgnoreCase)?|Like)|Numeric((Not)?Equals|(Less|Greater)Than(Equals)?)"
			+ "|Date((Not)?Equals|(Less|Greater)Than(Equals)?)|Bool|BinaryEquals|(Not)?IpAddress"
			+ "|Arn(Not)?(Equals|Like))(IfExists)?|Null");

	private static final Pattern DATE = Pattern.compile(
			"-?\\d{1,9}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\\d|3[01]))?)?" + "(t([01]?\\d|2[0-3])(:[0-5]?\\d(:[0-5]?\\d"
					+ "(\\.\\d{1,9})?)?)?(z|[+-]([01]\\d|2[0-3])(:?[0-5]\\d)?)?)?");

	private PolicyCondition() {
	}

	/**
	 * Refuses unknown operators and what is no map from operators to keys to values.
	 */
	static void check(JsonNode condition, PolicyKind kind) {
		if (!condition.isObject()) {
			throw kind.syntax();
		}
		for (Map.Entry<String, JsonNode> test : condition.properties()) {
			JsonNode keys = test.getValue();
			boolean known = OPERATOR.matcher(test.getKey()).matches();
			if (!keys.isObject() || !(known || keys.isEmpty())) {
				throw kind.syntax();
			}
			for (Map.Entry<String, JsonNode> key : keys.properties()) {
				if (!PolicySyntax.elements(key.getValue()).stream().allMatch(PolicyCondition::value)) {
					throw kind.syntax();
				}
			}
		}
	}

	private static boolean value(JsonNode value) {
		return value.isString() || value.isNumber() || value.isBoolean();
	}

	/**
	 * Refuses dates that are neither ISO 8601 nor seconds since 1970.
	 */
	static void parse(JsonNode condition) {
		for (Map.Entry<String, JsonNode> test : condition.properties()) {
			if (!test.getKey().replaceFirst("^For\\w+:", "").startsWith("Date")) {
				continue;
			}
			for (Map.Entry<String, JsonNode> key : test.getValue().properties()) {
				if (!PolicySyntax.elements(key.getValue())
					.stream()
					.map(JsonNode::asString)
					.allMatch(PolicyCondition::date)) {
					throw PolicySyntax.unparsed();
				}
			}
		}
	}

	private static boolean date(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		if (lower.contains("t") || lower.contains("-")) {
			return DATE.matcher(lower).matches();
		}
		try {
			return Long.parseLong(lower) >= 0;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

}
