package io.github.privatelinkhandson.workshop;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;

/**
 * Validates and normalizes text that users enter: names and messages. Invisible
 * characters are removed; pages escape the text on output.
 */
public final class UserText {

	/** Maximal length of a person's name, in characters. */
	public static final int MAX_NAME_LENGTH = 40;

	/** Maximal length of a workshop's name, in characters. */
	public static final int MAX_TITLE_LENGTH = 80;

	/** Maximal length of a raised hand's question, in characters. */
	public static final int MAX_QUESTION_LENGTH = 200;

	/** Maximal length of a message or a reason, in characters. */
	public static final int MAX_MESSAGE_LENGTH = 500;

	private UserText() {
	}

	/**
	 * Returns the text as it is stored: in Unicode normalization form C, without control
	 * characters except line ends, and without surrounding white space.
	 */
	public static String clean(@Nullable String text) {
		if (text == null) {
			return "";
		}
		String visible = text.replace("\r\n", "\n").replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}&&[^\n]]", "");
		return Normalizer.normalize(visible, Normalizer.Form.NFC).strip();
	}

	/**
	 * Returns whether the cleaned text is not empty and not too long.
	 */
	public static boolean fits(@Nullable String text, int most) {
		String clean = clean(text);
		return !clean.isEmpty() && clean.length() <= most;
	}

	/**
	 * Returns the cleaned text.
	 * @throws IllegalArgumentException if it is empty or too long
	 */
	static String require(@Nullable String text, int most) {
		if (!fits(text, most)) {
			throw new IllegalArgumentException("A text of 1 to " + most + " characters is asked for");
		}
		return clean(text);
	}

}
