package io.github.privatelinkhandson.simulator.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A filter's value: {@code *} stands for any text, {@code ?} for any character, a
 * backslash takes that meaning from the character after it.
 */
public final class Glob {

	private static final int STAR = -1;

	private static final int ANY = -2;

	/** Characters, or what stands for any number of them, or for one. */
	private final List<Integer> parts = new ArrayList<>();

	public Glob(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '*') {
				this.parts.add(STAR);
			}
			else if (c == '?') {
				this.parts.add(ANY);
			}
			else {
				boolean escaped = c == '\\' && i + 1 < text.length();
				this.parts.add((int) (escaped ? text.charAt(++i) : c));
			}
		}
	}

	/**
	 * Tells if a text matches. What follows a star is tried at each place behind it until
	 * the next star, so the time grows with the product of both lengths at most.
	 */
	public boolean matches(String value) {
		return matches(value, (steps) -> {
		});
	}

	/**
	 * Tells if a text matches.
	 * @param work receives how many characters were compared
	 */
	boolean matches(String value, LongConsumer work) {
		int steps = 0;
		int part = 0;
		int at = 0;
		int star = -1;
		int starAt = 0;
		while (at < value.length()) {
			steps++;
			int wanted = (part < this.parts.size()) ? this.parts.get(part) : 0;
			if (part < this.parts.size() && wanted == STAR) {
				star = part++;
				starAt = at;
			}
			else if (part < this.parts.size() && (wanted == ANY || wanted == value.charAt(at))) {
				part++;
				at++;
			}
			else if (star >= 0) {
				part = star + 1;
				at = ++starAt;
			}
			else {
				work.accept(steps);
				return false;
			}
		}
		work.accept(steps);
		return this.parts.subList(part, this.parts.size()).stream().allMatch((rest) -> rest == STAR);
	}

}
