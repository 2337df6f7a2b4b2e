package io.github.privatelinkhandson.facilitator;

/**
 * A request to change facilitators was rejected.
 */
public class FacilitatorException extends RuntimeException {

	private final String code;

	/**
	 * Create the exception.
	 * @param code identifies the reason ({@code name-taken}); its texts are in the
	 * message bundles under {@code facilitators.error.}
	 */
	public FacilitatorException(String code) {
		super(code);
		this.code = code;
	}

	public String code() {
		return this.code;
	}

}
