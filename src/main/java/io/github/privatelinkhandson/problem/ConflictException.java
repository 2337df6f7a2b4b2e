package io.github.privatelinkhandson.problem;

/**
 * Signals a request that the present state does not allow, or that makes no sense as it
 * was sent. Nothing has been changed.
 */
public class ConflictException extends RuntimeException {

	private final String code;

	private final boolean invalid;

	/**
	 * Create the exception.
	 * @param code the stable code of the cause ({@code stage-locked}), by which clients
	 * tell causes apart and message bundles name their texts
	 * @param message a message for logs and API clients
	 */
	public ConflictException(String code, String message) {
		this(code, message, false);
	}

	/**
	 * Create the exception with the code as its message.
	 * @param code the stable code of the cause
	 */
	public ConflictException(String code) {
		this(code, code);
	}

	private ConflictException(String code, String message, boolean invalid) {
		super(message);
		this.code = code;
		this.invalid = invalid;
	}

	/**
	 * Create the exception for a request that makes no sense in any state.
	 * @param code the stable code of the cause ({@code text-unusable})
	 * @return the exception
	 */
	public static ConflictException invalid(String code) {
		return new ConflictException(code, code, true);
	}

	public String code() {
		return this.code;
	}

	/**
	 * Tell a request that makes no sense from one that comes at the wrong time.
	 * @return {@code true} if the request itself is at fault
	 */
	public boolean isInvalid() {
		return this.invalid;
	}

}
