package io.github.privatelinkhandson.simulator.shell;

/**
 * The output and exit status of one command.
 */
record Outcome(String out, String err, int status) {

	static final Outcome SUCCESS = new Outcome("", "", 0);

	static Outcome of(String out) {
		return new Outcome(out, "", 0);
	}

	static Outcome line(String out) {
		return of(out + "\n");
	}

	static Outcome failed(int status, String message) {
		return new Outcome("", message + "\n", status);
	}

	static Outcome status(boolean success) {
		return success ? SUCCESS : new Outcome("", "", 1);
	}

	/**
	 * This and then another one, whose status counts.
	 */
	Outcome then(Outcome next) {
		return new Outcome(this.out + next.out, this.err + next.err, next.status);
	}

	Outcome withStatus(int newStatus) {
		return new Outcome(this.out, this.err, newStatus);
	}

}
