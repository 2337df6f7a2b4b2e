package io.github.privatelinkhandson.workshop.facilitation;

/**
 * Something was asked for that makes no sense as it was said; nothing was done.
 */
class ActionRefusedException extends RuntimeException {

	private final String code;

	/**
	 * Create the exception.
	 * @param code says what is wrong ({@code text-unusable}); its texts are in the
	 * message bundles under {@code act.outcome.}
	 */
	ActionRefusedException(String code) {
		super(code);
		this.code = code;
	}

	String code() {
		return this.code;
	}

}
