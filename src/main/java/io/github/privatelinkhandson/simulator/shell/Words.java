package io.github.privatelinkhandson.simulator.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a word of a script into the arguments that it stands for: quotes, variables,
 * command substitution, file name patterns.
 */
final class Words {

	private static final Pattern VARIABLE = Pattern
		.compile("\\$(?:\\{([A-Za-z_]\\w*|\\?)(?::?-([^}]*))?}|([A-Za-z_]\\w*|[?$#]))");

	/** Stands for an unquoted asterisk until file names are looked up. */
	private static final char STAR = '\uE000';

	private final ShellSession session;

	private final String raw;

	private final List<String> done = new ArrayList<>();

	private final StringBuilder current = new StringBuilder();

	private boolean started;

	private int position;

	private Words(ShellSession session, String raw) {
		this.session = session;
		this.raw = raw;
	}

	/**
	 * The arguments that the word becomes: usually one.
	 */
	static List<String> expand(ShellSession session, String raw) {
		return new Words(session, raw).split().stream().flatMap((word) -> names(session, word).stream()).toList();
	}

	static String text(ShellSession session, String raw) {
		return String.join(" ", new Words(session, raw).split()).replace(STAR, '*');
	}

	private static List<String> names(ShellSession session, String word) {
		if (word.indexOf(STAR) < 0) {
			return List.of(word);
		}
		String literal = word.replace(STAR, '*');
		List<String> found = session.files().matching(literal);
		return found.isEmpty() ? List.of(literal) : found;
	}

	private List<String> split() {
		if (this.raw.equals("~") || this.raw.startsWith("~/")) {
			this.current.append("/root");
			this.started = true;
			this.position = 1;
		}
		while (this.position < this.raw.length()) {
			part();
		}
		finishWord();
		return this.done;
	}

	private void part() {
		char c = this.raw.charAt(this.position);
		switch (c) {
			case '\'' -> {
				int end = this.raw.indexOf('\'', this.position + 1);
				literal(this.raw.substring(this.position + 1, (end < 0) ? this.raw.length() : end));
				this.position = (end < 0) ? this.raw.length() : end + 1;
			}
			case '"' -> {
				int end = endOfDoubleQuotes(this.raw, this.position);
				literal(quoted(this.raw.substring(this.position + 1, Math.min(end, this.raw.length()))));
				this.position = end + 1;
			}
			case '\\' -> {
				literal((this.position + 1 < this.raw.length())
						? this.raw.substring(this.position + 1, this.position + 2) : "\\");
				this.position += 2;
			}
			case '$', '`' -> split(substitute(this.raw));
			case '*' -> {
				literal(String.valueOf(STAR));
				this.position++;
			}
			default -> {
				literal(String.valueOf(c));
				this.position++;
			}
		}
	}

	private void literal(String text) {
		this.session.budget().word(this.current.length() + text.length(), text.length());
		this.current.append(text);
		this.started = true;
	}

	/**
	 * Splits the value of an unquoted substitution into words at white space.
	 */
	private void split(String value) {
		String[] parts = value.split("\\s+", -1);
		for (int i = 0; i < parts.length; i++) {
			if (i > 0) {
				finishWord();
			}
			if (!parts[i].isEmpty()) {
				literal(parts[i]);
			}
		}
	}

	private void finishWord() {
		if (this.started) {
			this.done.add(this.current.toString());
			this.current.setLength(0);
			this.started = false;
		}
	}

	private String quoted(String text) {
		StringBuilder result = new StringBuilder();
		Words inner = new Words(this.session, text);
		while (inner.position < text.length()) {
			char c = text.charAt(inner.position);
			boolean escape = c == '\\' && inner.position + 1 < text.length()
					&& "\"\\$`\n".indexOf(text.charAt(inner.position + 1)) >= 0;
			if (escape) {
				char next = text.charAt(inner.position + 1);
				result.append((next != '\n') ? String.valueOf(next) : "");
				inner.position += 2;
			}
			else if (c == '$' || c == '`') {
				String value = inner.substitute(text);
				this.session.budget().word(result.length() + value.length(), value.length());
				result.append(value);
			}
			else {
				result.append(c);
				inner.position++;
			}
		}
		return result.toString();
	}

	/**
	 * The value of the variable or command at the position, which moves behind it.
	 */
	private String substitute(String text) {
		boolean backquote = text.charAt(this.position) == '`';
		if (backquote || text.startsWith("$(", this.position)) {
			int end = backquote ? text.indexOf('`', this.position + 1) : endOfSubstitution(text, this.position);
			int stop = (end < 0) ? text.length() : Math.min(end, text.length());
			String command = text.substring(Math.min(this.position + (backquote ? 1 : 2), stop), stop);
			this.position = stop + 1;
			return this.session.capture(command);
		}
		Matcher variable = VARIABLE.matcher(text).region(this.position, text.length());
		if (!variable.lookingAt()) {
			this.position++;
			return "$";
		}
		this.position = variable.end();
		String name = (variable.group(1) != null) ? variable.group(1) : variable.group(3);
		String value = this.session.variable(name);
		return (value.isEmpty() && variable.group(2) != null) ? variable.group(2) : value;
	}

	static int endOfDoubleQuotes(String text, int start) {
		int i = start + 1;
		while (i < text.length() && text.charAt(i) != '"') {
			if (text.charAt(i) == '\\') {
				i++;
			}
			else if (text.startsWith("$(", i)) {
				i = endOfSubstitution(text, i);
			}
			i++;
		}
		return i;
	}

	static int endOfSubstitution(String text, int start) {
		int depth = 0;
		int i = start + 1;
		while (i < text.length()) {
			char c = text.charAt(i);
			if (c == '\'') {
				int end = text.indexOf('\'', i + 1);
				i = (end < 0) ? text.length() : end;
			}
			else if (c == '(') {
				depth++;
			}
			else if (c == ')' && --depth == 0) {
				return i;
			}
			i++;
		}
		return i;
	}

}
