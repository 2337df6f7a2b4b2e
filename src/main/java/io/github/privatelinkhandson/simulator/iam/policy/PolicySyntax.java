package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The elements of policy documents and their JSON types (IAM user guide, "Grammar of the
 * IAM JSON policy language").
 */
final class PolicySyntax {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

	private static final String NEWEST = "2012-10-17";

	private static final Set<String> VERSIONS = Set.of("2008-10-17", NEWEST);

	private static final Set<String> STATEMENT_ELEMENTS = Set.of("Sid", "Effect", "Principal", "NotPrincipal", "Action",
			"NotAction", "Resource", "NotResource", "Condition");

	private static final List<String> EFFECTS = List.of("Allow", "Deny");

	private PolicySyntax() {
	}

	/**
	 * The statements of a document of correct syntax.
	 */
	static List<PolicyStatement> statements(String text, PolicyKind kind) {
		JsonNode document = document(text, kind);
		require(document.propertyNames(), ELEMENTS, kind);
		JsonNode version = document.path("Version");
		if (!version.isMissingNode() && !(version.isString() && VERSIONS.contains(version.asString()))) {
			throw kind.refusal("The policy must contain a valid version string");
		}
		if (document.has("Id") && !document.path("Id").isString()) {
			throw kind.syntax();
		}
		List<JsonNode> statements = document.has("Statement") ? elements(document.path("Statement")) : List.of();
		if (statements.isEmpty()) {
			throw kind.refusal("Could not parse the policy: Statement is empty!");
		}
		statements.forEach((statement) -> checkStatement(statement, kind));
		if (kind == PolicyKind.MANAGED && !version.asString("").equals(NEWEST)) {
			throw PolicyGrammar.malformed("Policy document must be version 2012-10-17 or greater.");
		}
		statements.forEach(PolicySyntax::parse);
		return statements.stream().map(PolicyStatement::new).toList();
	}

	private static JsonNode document(String text, PolicyKind kind) {
		try {
			JsonNode document = MAPPER.readTree(text);
			if (document.isObject()) {
				return document;
			}
		}
		catch (JacksonException ex) {
			throw kind.refusal("This policy contains invalid Json");
		}
		throw kind.refusal("This policy contains invalid Json");
	}

	private static void checkStatement(JsonNode statement, PolicyKind kind) {
		if (!statement.isObject()) {
			throw kind.syntax();
		}
		require(statement.propertyNames(), STATEMENT_ELEMENTS, kind);
		for (String element : List.of("Action", "Resource", "Principal")) {
			if (statement.has(element) && statement.has("Not" + element)) {
				throw kind.syntax();
			}
		}
		if (!statement.has("Effect")) {
			throw kind.missing("Effect");
		}
		String effect = statement.path("Effect").asString("");
		if (EFFECTS.stream().noneMatch((kind == PolicyKind.TRUST) ? effect::equals : effect::equalsIgnoreCase)) {
			throw kind.refusal("Invalid effect: " + effect);
		}
		boolean texts = Stream.of("Action", "NotAction", "Resource", "NotResource")
			.map(statement::path)
			.allMatch((value) -> value.isMissingNode() || elements(value).stream().allMatch(JsonNode::isString));
		if (!texts || (statement.has("Sid") && !statement.path("Sid").isString())) {
			throw kind.syntax();
		}
		if (statement.has("Condition")) {
			PolicyCondition.check(statement.path("Condition"), kind);
		}
	}

	/**
	 * Refuses what IAM's older parser does not understand: it is exact about the case of
	 * effects, and about dates.
	 */
	private static void parse(JsonNode statement) {
		if (!EFFECTS.contains(statement.path("Effect").asString(""))) {
			throw unparsed();
		}
		PolicyCondition.parse(statement.path("Condition"));
	}

	private static void require(Iterable<String> names, Set<String> known, PolicyKind kind) {
		for (String name : names) {
			if (!known.contains(name)) {
				throw kind.refusal("Unknown field " + name);
			}
		}
	}

	static List<JsonNode> elements(JsonNode value) {
		return value.isArray() ? StreamSupport.stream(value.spliterator(), false).toList() : List.of(value);
	}

	static AwsError unparsed() {
		return PolicyGrammar.malformed("The policy failed legacy parsing");
	}

}
