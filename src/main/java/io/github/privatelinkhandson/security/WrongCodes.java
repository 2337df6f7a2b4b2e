package io.github.privatelinkhandson.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;

/**
 * Answers to codes and links that open nothing. A right one opens however many wrong ones
 * came from the same address, as a room shares one.
 */
public final class WrongCodes {

	private static final String LIMITED = WrongCodes.class.getName() + ".limited";

	private WrongCodes() {
	}

	/**
	 * Returns the status of the answer: 429 after too many from the same address.
	 */
	public static HttpStatus status(HttpServletRequest request) {
		return (request.getAttribute(LIMITED) != null) ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND;
	}

	static void limit(HttpServletRequest request) {
		request.setAttribute(LIMITED, true);
	}

}
