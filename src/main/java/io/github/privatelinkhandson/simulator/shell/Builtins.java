package io.github.privatelinkhandson.simulator.shell;

import java.util.List;
import java.util.Map;

/**
 * The shell's own commands, and those that run another one.
 */
final class Builtins {

	static final Map<String, Program> ALL = Map.ofEntries(Map.entry("cd", Builtins::cd),
			Map.entry("exit", Builtins::exit), Map.entry("set", Builtins::set), Map.entry("export", Builtins::export),
			Map.entry("test", Builtins::test), Map.entry("[", Builtins::test), Map.entry("sudo", Builtins::sudo),
			Map.entry("nohup", Builtins::another), Map.entry("exec", Builtins::another),
			Map.entry("command", Builtins::command), Map.entry("which", Builtins::which),
			Map.entry("bash", Builtins::shell), Map.entry("sh", Builtins::shell),
			Map.entry("true", (session, arguments, input) -> Outcome.SUCCESS),
			Map.entry(":", (session, arguments, input) -> Outcome.SUCCESS),
			Map.entry("false", (session, arguments, input) -> Outcome.status(false)));

	private Builtins() {
	}

	private static Outcome cd(ShellSession session, List<String> arguments, String input) {
		String target = arguments.isEmpty() ? "/root" : arguments.get(0);
		return session.files().enter(target) ? Outcome.SUCCESS
				: new Outcome("", session.message("cd: " + target + ": No such file or directory"), 1);
	}

	private static Outcome exit(ShellSession session, List<String> arguments, String input) {
		session.exit();
		return Outcome.SUCCESS.withStatus(arguments.isEmpty() ? session.status() : number(arguments.get(0)) & 0xff);
	}

	private static int number(String text) {
		return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 2;
	}

	private static Outcome set(ShellSession session, List<String> arguments, String input) {
		for (String argument : arguments) {
			if (argument.matches("[-+][a-z]*e[a-z]*")) {
				session.stopOnError(argument.startsWith("-"));
			}
		}
		return Outcome.SUCCESS;
	}

	private static Outcome export(ShellSession session, List<String> arguments, String input) {
		for (String argument : arguments) {
			int equals = argument.indexOf('=');
			if (equals > 0) {
				session.set(argument.substring(0, equals), argument.substring(equals + 1));
			}
		}
		return Outcome.SUCCESS;
	}

	private static Outcome test(ShellSession session, List<String> arguments, String input) {
		List<String> words = arguments.stream().filter((word) -> !word.equals("]")).toList();
		boolean negated = !words.isEmpty() && words.get(0).equals("!");
		return Outcome.status(holds(session, negated ? words.subList(1, words.size()) : words) != negated);
	}

	private static boolean holds(ShellSession session, List<String> words) {
		if (words.size() == 2) {
			String operand = words.get(1);
			return switch (words.get(0)) {
				case "-e" -> session.files().exists(operand);
				case "-f", "-r", "-s" -> session.files().read(operand).isPresent();
				case "-d" -> session.files().isDirectory(operand);
				case "-z" -> operand.isEmpty();
				default -> !operand.isEmpty();
			};
		}
		if (words.size() == 3) {
			String left = words.get(0);
			String right = words.get(2);
			return switch (words.get(1)) {
				case "=", "==" -> left.equals(right);
				case "!=" -> !left.equals(right);
				case "-eq" -> number(left) == number(right);
				case "-ne" -> number(left) != number(right);
				case "-gt" -> number(left) > number(right);
				case "-lt" -> number(left) < number(right);
				default -> false;
			};
		}
		return words.size() == 1 && !words.get(0).isEmpty();
	}

	private static Outcome sudo(ShellSession session, List<String> arguments, String input) {
		int from = 0;
		while (from < arguments.size() && arguments.get(from).startsWith("-")) {
			from += arguments.get(from).equals("-u") ? 2 : 1;
		}
		if (from >= arguments.size()) {
			return Outcome.failed(1, "usage: sudo -h | -K | -k | -V");
		}
		String name = arguments.get(from);
		return Programs.find(session.machine(), name).isPresent()
				? session.execute(arguments.subList(from, arguments.size()), input)
				: Outcome.failed(1, "sudo: " + name + ": command not found");
	}

	private static Outcome another(ShellSession session, List<String> arguments, String input) {
		return arguments.isEmpty() ? Outcome.SUCCESS : session.execute(arguments, input);
	}

	private static Outcome command(ShellSession session, List<String> arguments, String input) {
		boolean asks = !arguments.isEmpty() && arguments.get(0).equals("-v");
		return asks ? which(session, arguments.subList(1, arguments.size()), input)
				: another(session, arguments, input);
	}

	private static Outcome which(ShellSession session, List<String> arguments, String input) {
		Outcome all = Outcome.SUCCESS;
		for (String name : arguments) {
			boolean found = Programs.find(session.machine(), name).isPresent();
			all = found ? all.then(Outcome.line("/usr/bin/" + name).withStatus(all.status())) : all
				.then(Outcome.failed(1, "/usr/bin/which: no %s in (%s)".formatted(name, session.variable("PATH"))));
		}
		return all;
	}

	private static Outcome shell(ShellSession session, List<String> arguments, String input) {
		int option = arguments.indexOf("-c");
		if (option >= 0 && option + 1 < arguments.size()) {
			return session.run(arguments.get(option + 1));
		}
		List<String> scripts = arguments.stream().filter((argument) -> !argument.startsWith("-")).toList();
		if (scripts.isEmpty()) {
			return session.run(input);
		}
		return session.files()
			.read(scripts.get(0))
			.map(session::run)
			.orElseGet(() -> Outcome.failed(127, "bash: " + scripts.get(0) + ": No such file or directory"));
	}

}
