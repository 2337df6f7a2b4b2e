package io.github.privatelinkhandson.lab;

/**
 * There is no such lab, stage, analysis or command.
 */
public class LabNotFoundException extends RuntimeException {

	public LabNotFoundException(String what, String id) {
		super("There is no " + what + " " + id);
	}

}
