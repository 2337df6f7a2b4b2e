package io.github.privatelinkhandson.workshop;

/**
 * An operation was requested that the current state of a workshop or participant does not
 * allow.
 */
public class WorkshopException extends RuntimeException {

	private final String code;

	/**
	 * Create the exception.
	 * @param code identifies the reason ({@code workshop-full}); its texts are in the
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
