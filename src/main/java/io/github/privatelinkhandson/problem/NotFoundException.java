package io.github.privatelinkhandson.problem;

/**
 * Signals that a lab, a workshop or a part of one does not exist.
 */
public class NotFoundException extends RuntimeException {

	public NotFoundException(String what, String id) {
		super("There is no " + what + " " + id);
	}

}
