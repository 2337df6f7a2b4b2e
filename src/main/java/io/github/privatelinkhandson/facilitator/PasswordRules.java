package io.github.privatelinkhandson.facilitator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rules for passwords: long enough, not longer than bcrypt reads, and nothing that is
 * tried first.
 */
final class PasswordRules {

	static final int MIN_LENGTH = 12;

	/** Bcrypt ignores further bytes. */
	static final int MAX_BYTES = 72;

	private static final int MIN_DIFFERENT = 5;

	/** The letters that have to be left of a password without its common words. */
	private static final int MIN_LETTERS = 4;

	/** Neighbours on a keyboard, in the alphabet or in numbers; in both directions. */
	private static final List<String> ROWS = List.of("qwertzuiop", "qwertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm",
			"azertyuiop", "12345678901", "abcdefghijklmnopqrstuvwxyz");

	/** Words of the lists of most common passwords, and those of this console. */
	private static final List<String> COMMON = List.of("privatelink", "administrator", "facilitator", "workshop",
			"practice", "handson", "passwort", "password", "passwd", "changeme", "sunshine", "princess", "football",
			"baseball", "superman", "iloveyou", "letmein", "welcome", "trustno", "dragon", "monkey", "master", "shadow",
			"michael", "computer", "internet", "charlie", "whatever", "starwars", "pokemon", "admin", "login", "access",
			"secret", "hello", "guest", "user", "test", "root", "amazon", "console", "japan", "tokyo", "aws", "qwerty",
			"qwertz", "azerty", "asdfgh", "zxcvbn", "abc", "love", "the", "my", "your", "is", "for", "and");

	private PasswordRules() {
	}

	/**
	 * Returns the code of why a password is refused ({@code password-short},
	 * {@code password-long} or {@code password-common}); empty if it is taken.
	 */
	static Optional<String> refusal(String password) {
		if (password.length() < MIN_LENGTH) {
			return Optional.of("password-short");
		}
		if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			return Optional.of("password-long");
		}
		String lower = password.toLowerCase(Locale.ROOT);
		boolean trivial = lower.chars().distinct().count() < MIN_DIFFERENT || runs(lower) || isCommon(lower)
				|| isCommon(unmasked(lower));
		return trivial ? Optional.of("password-common") : Optional.empty();
	}

	/**
	 * Returns whether nearly every character is a neighbour of the one before, or the
	 * same.
	 */
	private static boolean runs(String password) {
		int near = 0;
		for (int at = 1; at < password.length(); at++) {
			String pair = password.substring(at - 1, at + 1);
			String reversed = new StringBuilder(pair).reverse().toString();
			if (pair.equals(reversed)
					|| ROWS.stream().anyMatch((row) -> row.contains(pair) || row.contains(reversed))) {
				near++;
			}
		}
		return near * 5 >= (password.length() - 1) * 4;
	}

	/**
	 * Returns whether there is little but common words, figures and signs.
	 */
	private static boolean isCommon(String password) {
		String left = password.replaceAll("[^\\p{L}]", "");
		for (String word : COMMON) {
			left = left.replace(word, "");
		}
		return left.codePointCount(0, left.length()) < MIN_LETTERS && password.matches("[\\x00-\\x7f]*");
	}

	private static String unmasked(String password) {
		return password.replace('@', 'a')
			.replace('0', 'o')
			.replace('1', 'i')
			.replace('3', 'e')
			.replace('$', 's')
			.replace('5', 's')
			.replace('7', 't');
	}

}
