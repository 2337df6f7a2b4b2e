package io.github.privatelinkhandson.simulator.shell;

import io.github.privatelinkhandson.simulator.compute.Machine;

/**
 * Runs shell scripts on an instance, as root.
 */
public record Shell(Machine machine, InstanceNetwork network, Host host) {

	private static final int KILLED = 137;

	/**
	 * Runs a script. What it changes on the machine is changed at once; how long it would
	 * have taken is in the result. It is killed where it costs more than a script may.
	 * @param directory where it starts; empty for where the agent starts scripts
	 */
	public ShellResult run(String script, String directory) {
		ShellSession session = new ShellSession(this.machine, this.network, this.host);
		if (!directory.isEmpty() && !session.files().enter(directory)) {
			return new ShellResult("", "failed to start command: chdir " + directory + ": no such file or directory\n",
					1, session.took());
		}
		Outcome outcome;
		try {
			outcome = session.run(script);
		}
		catch (Budget.Exhausted ex) {
			outcome = new Outcome("", session.message("Killed"), KILLED);
		}
		return new ShellResult(outcome.out(), outcome.err(), outcome.status(), session.took());
	}

}
