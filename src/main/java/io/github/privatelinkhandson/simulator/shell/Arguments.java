package io.github.privatelinkhandson.simulator.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command's arguments, cut into options and operands as most commands do it:
 * {@code -sS -m 5
 * --max-time=5 operand}.
 */
final class Arguments {

	private final Map<String, String> options = new HashMap<>();

	private final List<String> operands = new ArrayList<>();

	private Arguments() {
	}

	/**
	 * Cuts them.
	 * @param withValue the options that take a value, by name without dashes
	 */
	static Arguments of(List<String> words, List<String> withValue) {
		Arguments result = new Arguments();
		for (int i = 0; i < words.size(); i++) {
			String word = words.get(i);
			if (word.startsWith("--") && word.length() > 2) {
				int equals = word.indexOf('=');
				String name = word.substring(2, (equals > 0) ? equals : word.length());
				boolean takesNext = equals < 0 && withValue.contains(name) && i + 1 < words.size();
				result.options.put(name, (equals > 0) ? word.substring(equals + 1) : takesNext ? words.get(++i) : "");
			}
			else if (word.startsWith("-") && word.length() > 1) {
				i = result.letters(words, i, withValue);
			}
			else {
				result.operands.add(word);
			}
		}
		return result;
	}

	private int letters(List<String> words, int index, List<String> withValue) {
		String word = words.get(index);
		for (int c = 1; c < word.length(); c++) {
			String letter = word.substring(c, c + 1);
			if (withValue.contains(letter)) {
				boolean attached = c + 1 < word.length();
				this.options.put(letter,
						attached ? word.substring(c + 1) : (index + 1 < words.size()) ? words.get(index + 1) : "");
				return attached ? index : index + 1;
			}
			this.options.put(letter, "");
		}
		return index;
	}

	boolean has(String... names) {
		return List.of(names).stream().anyMatch(this.options::containsKey);
	}

	Optional<String> value(String... names) {
		return List.of(names).stream().filter(this.options::containsKey).findFirst().map(this.options::get);
	}

	List<String> names() {
		return List.copyOf(this.options.keySet());
	}

	List<String> operands() {
		return this.operands;
	}

}
