package io.github.privatelinkhandson.simulator.shell;

import java.util.List;

/**
 * A command that the shell finds by its name.
 */
@FunctionalInterface
interface Program {

	/**
	 * Runs it.
	 * @param arguments all words after the command's name
	 * @param input what comes in on standard input
	 */
	Outcome run(ShellSession session, List<String> arguments, String input);

}
