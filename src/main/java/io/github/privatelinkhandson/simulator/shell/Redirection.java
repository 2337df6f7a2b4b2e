package io.github.privatelinkhandson.simulator.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs one command with its input and output where the script wants them.
 */
final class Redirection {

	private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*", Pattern.DOTALL);

	private Redirection() {
	}

	static Outcome run(ShellSession session, Script.Command command, String input) {
		List<String> words = new ArrayList<>();
		for (String raw : command.words()) {
			if (words.isEmpty() && ASSIGNMENT.matcher(raw).matches()) {
				int equals = raw.indexOf('=');
				session.set(raw.substring(0, equals), Words.text(session, raw.substring(equals + 1)));
			}
			else {
				words.addAll(Words.expand(session, raw));
			}
		}
		String given = input;
		for (Script.Redirect redirect : command.redirects()) {
			String target = Words.text(session, redirect.target());
			Optional<String> problem = switch (redirect.operator()) {
				case "<" ->
					session.files().exists(target) ? Optional.empty() : Optional.of("No such file or directory");
				case "<<", "2>&1", "1>&2", ">&2", ">&1" -> Optional.empty();
				default -> session.files().write(target, "", redirect.operator().endsWith(">>"));
			};
			if (problem.isPresent()) {
				return new Outcome("", session.message(target + ": " + problem.get()), 1);
			}
			given = switch (redirect.operator()) {
				case "<" -> session.files().read(target).orElse("");
				case "<<" -> target;
				default -> given;
			};
		}
		Outcome outcome = words.isEmpty() ? Outcome.SUCCESS : session.execute(words, given);
		return redirected(session, command.redirects(), outcome);
	}

	/**
	 * Redirections count from the left: {@code >f 2>&1} sends both to the file,
	 * {@code 2>&1 >f} sends only standard output there.
	 */
	private static Outcome redirected(ShellSession session, List<Script.Redirect> redirects, Outcome outcome) {
		String out = "1";
		String err = "2";
		for (Script.Redirect redirect : redirects) {
			String file = "file:" + Words.text(session, redirect.target());
			switch (redirect.operator()) {
				case ">", ">>", "1>" -> out = file;
				case "2>", "2>>" -> err = file;
				case "&>", "&>>" -> {
					out = file;
					err = file;
				}
				case "2>&1" -> err = out;
				case "1>&2", ">&2" -> out = err;
				default -> {
				}
			}
		}
		StringBuilder stdout = new StringBuilder();
		StringBuilder stderr = new StringBuilder();
		boolean delivered = deliver(session, out, outcome.out(), stdout, stderr)
				& deliver(session, err, outcome.err(), stdout, stderr);
		return new Outcome(stdout.toString(), stderr.toString(), delivered ? outcome.status() : 1);
	}

	private static boolean deliver(ShellSession session, String to, String text, StringBuilder stdout,
			StringBuilder stderr) {
		switch (to) {
			case "1", "file:/dev/stdout" -> stdout.append(text);
			case "2", "file:/dev/stderr" -> stderr.append(text);
			default -> {
				Optional<String> problem = session.files().write(to.substring("file:".length()), text, true);
				problem.ifPresent((why) -> stderr.append(session.message("write error: " + why)));
				return problem.isEmpty();
			}
		}
		return true;
	}

}
