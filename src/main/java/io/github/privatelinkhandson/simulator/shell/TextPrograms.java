package io.github.privatelinkhandson.simulator.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Commands that print and filter text.
 */
final class TextPrograms {

	static final Map<String, Program> ALL = Map.ofEntries(Map.entry("echo", TextPrograms::echo),
			Map.entry("printf", TextPrograms::printf), Map.entry("cat", TextPrograms::cat),
			Map.entry("tee", TextPrograms::tee), Map.entry("grep", TextPrograms::grep),
			Map.entry("head", filter((lines, count) -> lines.subList(0, Math.min(count, lines.size())))),
			Map.entry("tail", filter((lines, count) -> lines.subList(Math.max(0, lines.size() - count), lines.size()))),
			Map.entry("sort", filter((lines, count) -> lines.stream().sorted().toList())),
			Map.entry("uniq", filter((lines, count) -> lines.stream().distinct().toList())),
			Map.entry("wc", TextPrograms::wc));

	private static final int TEN_LINES = 10;

	private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("(\\d{1,4})}");

	private static final int MAX_REPEATS = 100_000;

	private TextPrograms() {
	}

	private static Outcome echo(ShellSession session, List<String> arguments, String input) {
		int from = 0;
		boolean newline = true;
		boolean escapes = false;
		while (from < arguments.size() && arguments.get(from).matches("-[neE]+")) {
			newline &= !arguments.get(from).contains("n");
			escapes |= arguments.get(from).contains("e");
			from++;
		}
		String text = String.join(" ", arguments.subList(from, arguments.size()));
		return Outcome.of((escapes ? unescaped(text) : text) + (newline ? "\n" : ""));
	}

	static String unescaped(String text) {
		return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r").replace("\\\\", "\\");
	}

	private static Outcome printf(ShellSession session, List<String> arguments, String input) {
		if (arguments.isEmpty()) {
			return Outcome.failed(2, "printf: usage: printf [-v var] format [arguments]");
		}
		String text = unescaped(arguments.get(0));
		for (String value : arguments.subList(1, arguments.size())) {
			text = text.replaceFirst("%[sd]", java.util.regex.Matcher.quoteReplacement(value));
		}
		return Outcome.of(text.replaceAll("%[sd]", "").replace("%%", "%"));
	}

	private static Outcome cat(ShellSession session, List<String> arguments, String input) {
		return fromFiles(session, "cat", Arguments.of(arguments, List.of()).operands(), input, Outcome::of);
	}

	/**
	 * Applies a filter to the files, or to the input where none is named.
	 */
	private static Outcome fromFiles(ShellSession session, String name, List<String> paths, String input,
			Function<String, Outcome> filter) {
		if (paths.isEmpty()) {
			return filter.apply(input);
		}
		StringBuilder text = new StringBuilder();
		Outcome problems = Outcome.SUCCESS;
		for (String path : paths) {
			Optional<String> content = path.equals("-") ? Optional.of(input) : session.files().read(path);
			if (content.isPresent()) {
				text.append(content.get());
			}
			else {
				String problem = session.files().isDirectory(path) ? "Is a directory" : "No such file or directory";
				problems = problems.then(Outcome.failed(1, "%s: %s: %s".formatted(name, path, problem)));
			}
		}
		Outcome filtered = filter.apply(text.toString());
		return problems.then(filtered).withStatus(Math.max(problems.status(), filtered.status()));
	}

	private static Outcome tee(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, List.of());
		Outcome all = Outcome.of(input);
		for (String path : given.operands()) {
			Optional<String> problem = session.files().write(path, input, given.has("a", "append"));
			if (problem.isPresent()) {
				all = all.then(Outcome.failed(1, "tee: %s: %s".formatted(path, problem.get())));
			}
		}
		return all;
	}

	private static Outcome grep(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, List.of("m", "A", "B", "C"));
		if (given.operands().isEmpty()) {
			return Outcome.failed(2, "Usage: grep [OPTION]... PATTERNS [FILE]...");
		}
		String regex = given.operands().get(0);
		Pattern pattern;
		try {
			pattern = Pattern.compile(given.has("F") ? Pattern.quote(regex) : regex,
					given.has("i") ? Pattern.CASE_INSENSITIVE : 0);
		}
		catch (PatternSyntaxException ex) {
			return Outcome.failed(2, "grep: Invalid regular expression");
		}
		long states = (long) regex.length() * repeats(regex);
		List<String> paths = given.operands().subList(1, given.operands().size());
		return fromFiles(session, "grep", paths, input, (text) -> {
			session.budget().spend(text.length() * states);
			List<String> found = lines(text).stream()
				.filter((line) -> pattern.matcher(line).find() != given.has("v"))
				.toList();
			String out = given.has("c") ? found.size() + "\n" : joined(found);
			return Outcome.of(given.has("q") ? "" : out).withStatus(found.isEmpty() ? 1 : 0);
		});
	}

	/**
	 * Returns the product of the counts in a pattern ({@code {3,24}}), by which it grows.
	 */
	private static int repeats(String regex) {
		int product = 1;
		java.util.regex.Matcher counts = COUNT.matcher(regex);
		while (counts.find()) {
			product = Math.min(product * Math.max(1, Integer.parseInt(counts.group(1))), MAX_REPEATS);
		}
		return product;
	}

	/**
	 * Picks lines; the count is that of {@code -n}.
	 */
	@FunctionalInterface
	private interface LineFilter {

		List<String> apply(List<String> lines, int count);

	}

	private static Program filter(LineFilter filter) {
		return (session, arguments, input) -> {
			List<String> words = new ArrayList<>();
			arguments.forEach(
					(word) -> words.addAll(word.matches("-\\d+") ? List.of("-n", word.substring(1)) : List.of(word)));
			Arguments given = Arguments.of(words, List.of("n", "c", "lines"));
			int count = given.value("n", "lines")
				.filter((number) -> number.matches("\\d{1,6}"))
				.map(Integer::parseInt)
				.orElse(TEN_LINES);
			return fromFiles(session, "head", given.operands(), input, (text) -> {
				List<String> picked = new ArrayList<>(filter.apply(lines(text), count));
				if (given.has("r")) {
					Collections.reverse(picked);
				}
				return Outcome.of(joined(picked));
			});
		};
	}

	private static Outcome wc(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, List.of());
		return fromFiles(session, "wc", given.operands(), input, (text) -> {
			long words = Stream.of(text.split("\\s+")).filter((word) -> !word.isEmpty()).count();
			String counts = given.has("l") ? String.valueOf(lines(text).size())
					: given.has("c") ? String.valueOf(text.length()) : given.has("w") ? String.valueOf(words)
							: "%7d %7d %7d".formatted(lines(text).size(), words, text.length());
			return Outcome.line(counts + (given.operands().isEmpty() ? "" : " " + given.operands().get(0)));
		});
	}

	private static List<String> lines(String text) {
		return text.lines().toList();
	}

	private static String joined(List<String> lines) {
		return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
	}

}
