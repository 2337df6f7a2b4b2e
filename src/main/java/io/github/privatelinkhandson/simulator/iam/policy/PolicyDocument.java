package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.List;
import java.util.stream.StreamSupport;

import software.amazon.awssdk.utils.http.SdkHttpUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A policy document that was accepted, as far as the practice AWS understands it: which
 * actions its statements allow and deny, and to whom. Conditions are not looked at: a
 * statement with a condition allows, but denies nothing.
 */
public record PolicyDocument(List<PolicyStatement> statements) {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/**
	 * Reads a document without checking it; what is no JSON allows nothing.
	 */
	public static PolicyDocument of(String text) {
		try {
			JsonNode statement = MAPPER.readTree(text).path("Statement");
			return new PolicyDocument(
					StreamSupport.stream((statement.isArray() ? statement : List.of(statement)).spliterator(), false)
						.map(PolicyStatement::new)
						.toList());
		}
		catch (JacksonException ex) {
			return new PolicyDocument(List.of());
		}
	}

	/**
	 * As IAM sends documents: URL-encoded after RFC 3986.
	 */
	public static String encoded(String text) {
		return SdkHttpUtils.urlEncode(text);
	}

	public boolean allows(String action) {
		return this.statements.stream().anyMatch((statement) -> statement.allows() && statement.covers(action));
	}

	/**
	 * Returns whether the action is denied on all resources and under all conditions.
	 */
	public boolean denies(String action) {
		return this.statements.stream()
			.anyMatch((statement) -> statement.deniesAlways() && statement.texts("Resource").contains("*")
					&& statement.covers(action));
	}

	/**
	 * Returns whether this trust policy lets the service assume the role.
	 */
	public boolean trusts(String service) {
		List<PolicyStatement> concerning = this.statements.stream()
			.filter((statement) -> statement.covers("sts:AssumeRole") && statement.names(service))
			.toList();
		return concerning.stream().anyMatch(PolicyStatement::allows)
				&& concerning.stream().noneMatch(PolicyStatement::deniesAlways);
	}

}
