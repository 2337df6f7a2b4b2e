package io.github.privatelinkhandson.workshop.facilitation;

/**
 * An invalid action was requested; nothing was changed.
 */
class ActionRefusedException extends RuntimeException {

	private final String code;

	/**
	 * Create the exception.
	 * @param code identifies the problem ({@code text-unusable}); its texts are in the
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
