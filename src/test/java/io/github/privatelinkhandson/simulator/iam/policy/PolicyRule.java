package io.github.privatelinkhandson.simulator.iam.policy;

/**
 * One rule of IAM's grammar with a document that keeps it and one that breaks it.
 *
 * @param message IAM's words for the wrong document
 * @param source where the rule or the words are from
 */
record PolicyRule(String name, String right, String wrong, String message, String source) {

	static final String GRAMMAR = "IAM user guide, Grammar of the IAM JSON policy language";

	/** Cases that AWS answered so when moto's authors tried them. */
	static final String MOTO = "getmoto/moto tests/test_iam/test_iam_policies.py";

	/** Words that versity's gateway took over from AWS. */
	static final String VERSITY = "versity/versitygw iamapi";

	/**
	 * A document with one statement of these elements, written without their braces.
	 */
	static String statement(String elements) {
		return "{\"Version\":\"2012-10-17\",\"Statement\":{" + elements + "}}";
	}

	@Override
	public String toString() {
		return this.name;
	}

}
