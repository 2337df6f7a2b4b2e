package io.github.privatelinkhandson.simulator.shell;

/**
 * A word (with its quotes) or an operator of a script.
 *
 * @param line the number of its line, from 1
 */
record ShellToken(boolean operator, String text, int line) {

	boolean is(String wanted) {
		return this.operator && this.text.equals(wanted);
	}

}
