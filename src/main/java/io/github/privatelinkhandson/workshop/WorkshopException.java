package io.github.privatelinkhandson.workshop;

/**
 * Something was asked of a workshop, or of somebody's place in it, that its present state
 * does not allow.
 */
public class WorkshopException extends RuntimeException {

	private final String code;

	/**
	 * Create the exception.
	 * @param code says what is in the way ({@code workshop-full}); its texts are in the
	 * message bundles under {@code workshop.error.}
	 */
	public WorkshopException(String code) {
		super(code);
		this.code = code;
	}

	public String code() {
		return this.code;
	}

}
