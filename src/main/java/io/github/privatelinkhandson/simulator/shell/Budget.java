package io.github.privatelinkhandson.simulator.shell;

/**
 * Bounds of what one script may cost: how many commands it runs, how deep scripts run
 * scripts, and how much its commands read and write. A script that exceeds one is killed,
 * as by a kernel that has run out of memory.
 */
final class Budget {

	/** Longest word in characters, as Linux has it ({@code MAX_ARG_STRLEN}). */
	private static final int MAX_WORD = 131_072;

	private static final int MAX_COMMANDS = 2_000;

	private static final int MAX_DEPTH = 64;

	/** Characters that all commands together may read and write. */
	private static final long MAX_STEPS = 20_000_000;

	private int commands;

	private int depth;

	private long steps;

	/**
	 * Counts a command, or a script within a script, until it is left.
	 * @throws Exhausted if there are too many, or too many within each other
	 */
	void enter() {
		if (++this.commands > MAX_COMMANDS || ++this.depth > MAX_DEPTH) {
			throw new Exhausted();
		}
	}

	void leave() {
		this.depth--;
	}

	/**
	 * Counts work.
	 * @param characters how many characters are read, written or compared
	 * @throws Exhausted if it is too much together with the work before
	 */
	void spend(long characters) {
		this.steps += characters;
		if (this.steps > MAX_STEPS) {
			throw new Exhausted();
		}
	}

	/**
	 * Counts a part of a word.
	 * @param length how long the word is with it
	 * @throws Exhausted if the word is longer than a word may be
	 */
	void word(int length, int added) {
		if (length > MAX_WORD) {
			throw new Exhausted();
		}
		spend(added);
	}

	/**
	 * Thrown when a script costs more than it may.
	 */
	static final class Exhausted extends RuntimeException {

		Exhausted() {
			super("the script costs too much", null, false, false);
		}

	}

}
