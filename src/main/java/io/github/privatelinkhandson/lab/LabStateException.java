package io.github.privatelinkhandson.lab;

/**
 * Something was asked of a lab that its present state does not allow.
 */
public class LabStateException extends RuntimeException {

	private final String code;

	public LabStateException(Lab lab, String what) {
		this("lab-" + lab.status().key(), "Lab " + lab.id() + " is " + lab.status().key() + ": cannot " + what);
	}

	/**
	 * With a stable code ({@code stage-locked}) that clients and pages tell causes apart
	 * by.
	 */
	public LabStateException(String code, String message) {
		super(message);
		this.code = code;
	}

	public String code() {
		return this.code;
	}

}
