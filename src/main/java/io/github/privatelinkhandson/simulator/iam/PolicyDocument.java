package io.github.privatelinkhandson.simulator.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * A policy document, as far as the practice AWS understands it: which actions its
 * statements allow, and to whom.
 */
record PolicyDocument(JsonNode json) {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	static PolicyDocument of(String text) {
		try {
			JsonNode json = MAPPER.readTree(text);
			if (!json.isObject()) {
				throw malformed("This policy contains invalid Json");
			}
			if (!json.has("Statement")) {
				throw malformed("Syntax errors in policy.");
			}
			return new PolicyDocument(json);
		}
		catch (JacksonException ex) {
			throw malformed("This policy contains invalid Json");
		}
	}

	/**
	 * A document that says who may take a role: it names principals and no resources.
	 */
	static PolicyDocument trust(String text) {
		PolicyDocument document = of(text);
		if (document.statements().anyMatch((statement) -> statement.has("Resource"))) {
			throw malformed("Has prohibited field Resource");
		}
		if (document.statements()
			.anyMatch((statement) -> !statement.has("Principal") && !statement.has("NotPrincipal"))) {
			throw malformed("Missing required field Principal");
		}
		return document;
	}

	private static AwsError malformed(String message) {
		return AwsError.of("MalformedPolicyDocument", message);
	}

	/**
	 * As IAM sends documents: URL-encoded after RFC 3986.
	 */
	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8)
			.replace("+", "%20")
			.replace("*", "%2A")
			.replace("%7E", "~");
	}

	boolean allows(String action) {
		return allowing()
			.anyMatch((statement) -> texts(statement.path("Action")).anyMatch((it) -> matches(it, action)));
	}

	boolean trusts(String service) {
		return allows("sts:AssumeRole")
				&& allowing().anyMatch((statement) -> texts(statement.path("Principal")).anyMatch("*"::equals)
						|| texts(statement.path("Principal").path("Service")).anyMatch(service::equals));
	}

	private Stream<JsonNode> allowing() {
		return statements().filter((statement) -> statement.path("Effect").asString("").equals("Allow"));
	}

	private Stream<JsonNode> statements() {
		JsonNode statement = this.json.path("Statement");
		return statement.isArray() ? elements(statement) : Stream.of(statement);
	}

	private static Stream<String> texts(JsonNode value) {
		return (value.isArray() ? elements(value) : Stream.of(value)).filter(JsonNode::isString)
			.map(JsonNode::asString);
	}

	private static Stream<JsonNode> elements(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

	private static boolean matches(String pattern, String action) {
		String regex = Stream.of(pattern.split("(?<=\\*)|(?=\\*)"))
			.map((part) -> part.equals("*") ? ".*" : Pattern.quote(part))
			.reduce("(?i)", String::concat);
		return action.matches(regex);
	}

}
