package io.github.privatelinkhandson.simulator.operation;

import java.util.regex.Pattern;

/**
 * A filter's value: {@code *} stands for any text, {@code ?} for any character, a
 * backslash takes that meaning from the character after it.
 */
final class Glob {

	private final Pattern pattern;

	Glob(String text) {
		StringBuilder regex = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '*') {
				regex.append(".*");
			}
			else if (c == '?') {
				regex.append('.');
			}
			else {
				boolean escaped = c == '\\' && i + 1 < text.length();
				regex.append(Pattern.quote(String.valueOf(escaped ? text.charAt(++i) : c)));
			}
		}
		this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
	}

	boolean matches(String value) {
		return this.pattern.matcher(value).matches();
	}

}
