package io.github.privatelinkhandson.simulator.operation;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An answer in which AWS refuses a call: its code, HTTP status and message. Thrown by
 * operations; what the call did is kept up to its savepoint only.
 */
public final class AwsError extends RuntimeException {

	private final int status;

	private final String code;

	public AwsError(int status, String code, String message) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
	}

	/**
	 * A refusal with HTTP status 400, AWS's usual one.
	 */
	public static AwsError of(String code, String message, Object... arguments) {
		return new AwsError(400, code, (arguments.length != 0) ? message.formatted(arguments) : message);
	}

	/**
	 * Throws the error of the first item that is wrong, if one is.
	 */
	public static <T> void throwForAny(Collection<T> items, Predicate<T> wrong, Function<T, AwsError> error) {
		items.stream().filter(wrong).findFirst().map(error).ifPresent((found) -> {
			throw found;
		});
	}

	public int status() {
		return this.status;
	}

	public String code() {
		return this.code;
	}

}
