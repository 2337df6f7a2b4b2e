package io.github.privatelinkhandson.facilitator;

/**
 * Something was asked about facilitators that cannot be.
 */
public class FacilitatorException extends RuntimeException {

	private final String code;

	/**
	 * Create the exception.
	 * @param code says what is in the way ({@code name-taken}); its texts are in the
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
