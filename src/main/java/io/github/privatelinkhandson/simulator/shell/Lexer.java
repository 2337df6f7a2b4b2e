package io.github.privatelinkhandson.simulator.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a script into words and operators. The text of a here-document follows its
 * operator as one single-quoted word, or as a double-quoted one where it is to be
 * expanded.
 */
final class Lexer {

	private static final List<String> OPERATORS = List.of("&>>", "2>&1", "1>&2", "2>>", "<<-", "&&", "||", ">>", "<<",
			"&>", ">&2", ">&1", "2>", "1>", ";", "|", "&", ">", "<", "\n");

	private final String script;

	private final List<ShellToken> tokens = new ArrayList<>();

	private final Deque<Integer> hereDocuments = new ArrayDeque<>();

	private int position;

	private int line = 1;

	private Lexer(String script) {
		this.script = script;
	}

	static List<ShellToken> tokens(String script) {
		Lexer lexer = new Lexer(script.replace("\r\n", "\n"));
		while (lexer.position < lexer.script.length()) {
			lexer.next();
		}
		return lexer.tokens;
	}

	private void next() {
		char c = this.script.charAt(this.position);
		if (c == '\\' && this.script.startsWith("\\\n", this.position)) {
			this.position += 2;
			this.line++;
		}
		else if (c == ' ' || c == '\t') {
			this.position++;
		}
		else if (c == '#') {
			this.position = end("\n", this.position);
		}
		else {
			operatorOrWord();
		}
	}

	private void operatorOrWord() {
		for (String operator : OPERATORS) {
			if (this.script.startsWith(operator, this.position)) {
				operator(operator);
				return;
			}
		}
		word();
	}

	private void operator(String operator) {
		this.tokens.add(new ShellToken(true, operator.equals("<<-") ? "<<" : operator, this.line));
		this.position += operator.length();
		if (operator.startsWith("<<")) {
			this.hereDocuments.add(this.tokens.size());
		}
		if (operator.equals("\n")) {
			this.line++;
			while (!this.hereDocuments.isEmpty()) {
				hereDocument(this.hereDocuments.remove());
			}
		}
	}

	/**
	 * Replaces the word of that index, the delimiter, by the lines up to it.
	 */
	private void hereDocument(int index) {
		if (index >= this.tokens.size()) {
			return;
		}
		String raw = this.tokens.get(index).text();
		String delimiter = raw.replaceAll("[\"'\\\\]", "");
		StringBuilder text = new StringBuilder();
		while (this.position < this.script.length()) {
			int end = end("\n", this.position);
			String row = this.script.substring(this.position, end);
			this.position = Math.min(end + 1, this.script.length());
			this.line++;
			if (row.strip().equals(delimiter)) {
				break;
			}
			text.append(row).append('\n');
		}
		String quoted = raw.equals(delimiter) ? '"' + text.toString().replace("\"", "\\\"") + '"'
				: "'" + text.toString().replace("'", "'\\''") + "'";
		this.tokens.set(index, new ShellToken(false, quoted, this.tokens.get(index).line()));
	}

	private void word() {
		int start = this.position;
		int startLine = this.line;
		while (this.position < this.script.length() && " \t\n;|&<>".indexOf(this.script.charAt(this.position)) < 0) {
			skipPart();
		}
		String text = this.script.substring(start, this.position);
		this.line += (int) text.chars().filter((c) -> c == '\n').count();
		this.tokens.add(new ShellToken(false, text, startLine));
	}

	private void skipPart() {
		switch (this.script.charAt(this.position)) {
			case '\\' -> this.position = Math.min(this.position + 2, this.script.length());
			case '\'' -> this.position = end("'", this.position + 1) + 1;
			case '"' -> this.position = Words.endOfDoubleQuotes(this.script, this.position) + 1;
			case '`' -> this.position = end("`", this.position + 1) + 1;
			case '$' -> this.position = this.script.startsWith("$(", this.position)
					? Words.endOfSubstitution(this.script, this.position) + 1 : this.position + 1;
			default -> this.position++;
		}
		this.position = Math.min(this.position, this.script.length());
	}

	private int end(String what, int from) {
		int found = this.script.indexOf(what, from);
		return (found < 0) ? this.script.length() : found;
	}

}
