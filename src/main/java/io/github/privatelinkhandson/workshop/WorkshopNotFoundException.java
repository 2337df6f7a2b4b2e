package io.github.privatelinkhandson.workshop;

/**
 * There is no such workshop or participant.
 */
public class WorkshopNotFoundException extends RuntimeException {

	public WorkshopNotFoundException(String what, String id) {
		super("There is no " + what + " " + id);
	}

}
