package io.github.privatelinkhandson.simulator.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A script's commands: pipelines, each joined to the one before it.
 */
record Script(List<Step> steps) {

	/**
	 * A pipeline.
	 *
	 * @param joint what stands before it: {@code ;} (or a line end), {@code &&},
	 * {@code ||}
	 */
	record Step(String joint, List<Command> commands) {

		int line() {
			return this.commands.get(0).line();
		}

	}

	/**
	 * A command as it is written.
	 */
	record Command(int line, List<String> words, List<Redirect> redirects) {

	}

	/**
	 * A redirection of a command's input or output.
	 *
	 * @param operator {@code >}, {@code 2>>}, {@code 2>&1} and so on
	 * @param target a word; empty for the operators that name none
	 */
	record Redirect(String operator, String target) {

	}

	static Script parse(String text) {
		return new Parser(Lexer.tokens(text)).parse();
	}

	/**
	 * A script that makes no sense to the shell.
	 */
	static final class SyntaxError extends RuntimeException {

		SyntaxError(int line, String message) {
			super("line " + line + ": " + message, null, false, false);
		}

	}

	private static final class Parser {

		private static final List<String> JOINTS = List.of("&&", "||", ";", "\n", "&");

		private final List<ShellToken> tokens;

		private final List<Step> steps = new ArrayList<>();

		private List<Command> pipeline = new ArrayList<>();

		private List<String> words = new ArrayList<>();

		private List<Redirect> redirects = new ArrayList<>();

		private String joint = ";";

		private int line = 1;

		private int position;

		Parser(List<ShellToken> tokens) {
			this.tokens = tokens;
		}

		Script parse() {
			while (this.position < this.tokens.size()) {
				ShellToken token = this.tokens.get(this.position++);
				if (!token.operator()) {
					word(token);
				}
				else if (token.is("|")) {
					endCommand(token);
				}
				else if (JOINTS.contains(token.text())) {
					endStep(token);
				}
				else {
					redirect(token);
				}
			}
			endStep(new ShellToken(true, "\n", this.line));
			return new Script(this.steps);
		}

		private void word(ShellToken token) {
			if (this.words.isEmpty()) {
				this.line = token.line();
			}
			this.words.add(token.text());
		}

		private void redirect(ShellToken token) {
			boolean duplicates = token.text().contains(">&");
			if (duplicates) {
				this.redirects.add(new Redirect(token.text(), ""));
				return;
			}
			if (this.position >= this.tokens.size() || this.tokens.get(this.position).operator()) {
				throw unexpected(token.line(),
						(this.position < this.tokens.size()) ? this.tokens.get(this.position).text() : "\n");
			}
			this.redirects.add(new Redirect(token.text(), this.tokens.get(this.position++).text()));
		}

		private boolean empty() {
			return this.words.isEmpty() && this.redirects.isEmpty();
		}

		private void endCommand(ShellToken token) {
			if (empty()) {
				throw unexpected(token.line(), token.text());
			}
			this.pipeline.add(new Command(this.line, this.words, this.redirects));
			this.words = new ArrayList<>();
			this.redirects = new ArrayList<>();
		}

		private void endStep(ShellToken token) {
			boolean lineEnd = token.is("\n");
			if (empty() && this.pipeline.isEmpty()) {
				boolean continued = this.joint.equals("&&") || this.joint.equals("||");
				if (!lineEnd) {
					throw unexpected(token.line(), token.text());
				}
				if (!continued) {
					this.joint = ";";
				}
				return;
			}
			if (empty() && lineEnd && this.position < this.tokens.size()) {
				return;
			}
			endCommand(token);
			this.steps.add(new Step(this.joint, this.pipeline));
			this.pipeline = new ArrayList<>();
			this.joint = (token.is("&&") || token.is("||")) ? token.text() : ";";
		}

		private static SyntaxError unexpected(int line, String token) {
			return new SyntaxError(line,
					"syntax error near unexpected token `%s'".formatted(token.equals("\n") ? "newline" : token));
		}

	}

}
