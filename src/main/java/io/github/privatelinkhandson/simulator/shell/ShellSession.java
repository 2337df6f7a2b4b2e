package io.github.privatelinkhandson.simulator.shell;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.privatelinkhandson.simulator.compute.Machine;

/**
 * A running script: its variables, working directory, last status and the time that it
 * took.
 */
final class ShellSession {

	private static final int NOT_FOUND = 127;

	private static final int TOO_MANY_WORDS = 126;

	private static final int MAX_WORDS = 1_000;

	/** The cost of following a packet, in steps. */
	private static final int PACKET = 50_000;

	private static final Set<String> COMPOUND = Set.of("if", "for", "while", "until", "case", "function", "select", "{",
			"[[", "((");

	private final Machine machine;

	private final InstanceNetwork network;

	private final Host host;

	private final Files files;

	private final Budget budget = new Budget();

	private final Map<String, String> variables = new HashMap<>(Map.of("HOME", "/root", "USER", "root", "PATH",
			"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "SHELL", "/bin/bash"));

	private int status;

	private int line;

	private boolean exited;

	private boolean stopsOnError;

	private Duration took = Duration.ZERO;

	ShellSession(Machine machine, InstanceNetwork network, Host host) {
		this.machine = machine;
		this.network = network;
		this.host = host;
		this.files = new Files(machine, host, network.nameServer());
		this.variables.put("HOSTNAME", host.hostname());
	}

	Machine machine() {
		return this.machine;
	}

	/**
	 * Returns the network, each use of which follows packets through it.
	 */
	InstanceNetwork network() {
		this.budget.spend(PACKET);
		return this.network;
	}

	Host host() {
		return this.host;
	}

	Budget budget() {
		return this.budget;
	}

	Files files() {
		return this.files;
	}

	Duration took() {
		return this.took;
	}

	/**
	 * Lets AWS's time pass.
	 */
	void spend(Duration duration) {
		this.took = this.took.plus(duration);
	}

	String variable(String name) {
		return switch (name) {
			case "?" -> Integer.toString(this.status);
			case "$" -> "3127";
			case "#" -> "0";
			case "PWD" -> this.files.directory();
			default -> this.variables.getOrDefault(name, "");
		};
	}

	void set(String name, String value) {
		this.variables.put(name, value);
	}

	void stopOnError(boolean stops) {
		this.stopsOnError = stops;
	}

	void exit() {
		this.exited = true;
	}

	int status() {
		return this.status;
	}

	/**
	 * Returns the output of a command, without the line ends at its end.
	 */
	String capture(String command) {
		String out = run(command).out();
		int end = out.length();
		while (end > 0 && out.charAt(end - 1) == '\n') {
			end--;
		}
		return out.substring(0, end);
	}

	Outcome run(String text) {
		this.budget.enter();
		this.budget.spend(text.length());
		Outcome outcome = runParsed(text);
		this.budget.leave();
		return outcome;
	}

	private Outcome runParsed(String text) {
		Script script;
		try {
			script = Script.parse(text);
		}
		catch (Script.SyntaxError ex) {
			return Outcome.failed(2, this.host.script() + ": " + ex.getMessage());
		}
		Outcome all = Outcome.SUCCESS.withStatus(this.status);
		List<Script.Step> steps = script.steps();
		for (int i = 0; i < steps.size() && !this.exited; i++) {
			Script.Step step = steps.get(i);
			boolean skipped = (step.joint().equals("&&") && this.status != 0)
					|| (step.joint().equals("||") && this.status == 0);
			if (!skipped) {
				all = all.then(pipeline(step));
				this.budget.spend(all.out().length() + all.err().length());
				this.status = all.status();
				boolean tested = i + 1 < steps.size() && !steps.get(i + 1).joint().equals(";");
				if (this.status != 0 && this.stopsOnError && !tested) {
					exit();
				}
			}
		}
		return all;
	}

	private Outcome pipeline(Script.Step step) {
		Outcome all = Outcome.SUCCESS;
		String input = "";
		for (Script.Command command : step.commands()) {
			this.line = command.line();
			Outcome one = Redirection.run(this, command, input);
			this.budget.spend(input.length() + one.out().length() + one.err().length());
			all = new Outcome("", all.err() + one.err(), one.status());
			input = one.out();
		}
		return new Outcome(input, all.err(), all.status());
	}

	String message(String text) {
		return "%s: line %d: %s\n".formatted(this.host.script(), this.line, text);
	}

	/**
	 * Runs a command, or another one for it ({@code sudo}, a script).
	 */
	Outcome execute(List<String> words, String input) {
		this.budget.enter();
		Outcome outcome = (words.size() > MAX_WORDS)
				? new Outcome("", message(words.get(0) + ": Argument list too long"), TOO_MANY_WORDS)
				: executeWords(words, input);
		this.budget.leave();
		return outcome;
	}

	private Outcome executeWords(List<String> words, String input) {
		String name = words.get(0);
		if (COMPOUND.contains(name)) {
			exit();
			return new Outcome("", message("%s: the practice shell has no compound commands".formatted(name)), 2);
		}
		List<String> arguments = words.subList(1, words.size());
		Optional<Program> program = Programs.find(this.machine, name);
		if (program.isPresent()) {
			return program.get().run(this, arguments, input);
		}
		if (!name.contains("/")) {
			return new Outcome("", message(name + ": command not found"), NOT_FOUND);
		}
		return this.files.read(name)
			.map((script) -> run(script))
			.orElseGet(() -> new Outcome("", message(name + ": No such file or directory"), NOT_FOUND));
	}

}
