package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * One statement of a policy document.
 */
record PolicyStatement(JsonNode json) {

	boolean has(String element) {
		return this.json.has(element);
	}

	/**
	 * The texts of an element that is one text or a list of them; none if it is missing.
	 */
	List<String> texts(String element) {
		return texts(this.json.path(element));
	}

	/**
	 * The actions or resources of a statement, with those that it excludes.
	 */
	List<String> textsOrExcluded(String element) {
		return Stream.concat(texts(element).stream(), texts("Not" + element).stream()).toList();
	}

	static List<String> texts(JsonNode value) {
		Stream<JsonNode> values = value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
		return values.filter(JsonNode::isString).map(JsonNode::asString).toList();
	}

	boolean allows() {
		return texts("Effect").contains("Allow");
	}

	boolean deniesAlways() {
		return texts("Effect").contains("Deny") && this.json.path("Condition").isEmpty();
	}

	boolean covers(String action) {
		if (has("NotAction")) {
			return texts("NotAction").stream().noneMatch((pattern) -> matches(pattern, action));
		}
		return texts("Action").stream().anyMatch((pattern) -> matches(pattern, action));
	}

	boolean coversResource(String resource) {
		if (has("NotResource")) {
			return texts("NotResource").stream().noneMatch((pattern) -> resource.matches(regex(pattern)));
		}
		return texts("Resource").stream().anyMatch((pattern) -> resource.matches(regex(pattern)));
	}

	boolean names(String service) {
		if (has("NotPrincipal")) {
			return !names(this.json.path("NotPrincipal"), service);
		}
		return names(this.json.path("Principal"), service);
	}

	private static boolean names(JsonNode principal, String service) {
		return texts(principal).contains("*") || texts(principal.path("Service")).contains(service);
	}

	private static boolean matches(String pattern, String action) {
		return action.matches("(?i)" + regex(pattern));
	}

	private static String regex(String pattern) {
		return Stream.of(pattern.split("(?<=[*?])|(?=[*?])")).map((part) -> switch (part) {
			case "*" -> ".*";
			case "?" -> ".";
			default -> Pattern.quote(part);
		}).collect(Collectors.joining());
	}

}
