package io.github.privatelinkhandson.workshop;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;

/**
 * What people write: names and messages. It is kept as written, but for what nobody can
 * see, and escaped wherever it is shown.
 */
public final class UserText {

	/** The most characters of a person's name. */
	public static final int MAX_OF_A_NAME = 40;

	/** The most characters of a workshop's name. */
	public static final int MAX_OF_A_TITLE = 80;

	/** The most characters of a raised hand's question. */
	public static final int MAX_OF_A_QUESTION = 200;

	/** The most characters of a message or a reason. */
	public static final int MAX_OF_A_MESSAGE = 500;

	private UserText() {
	}

	/**
	 * The text as it is kept: composed, without control characters (line ends aside) and
	 * without blanks around it.
	 */
	public static String clean(@Nullable String text) {
		if (text == null) {
			return "";
		}
		String visible = text.replace("\r\n", "\n").replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}&&[^\n]]", "");
		return Normalizer.normalize(visible, Normalizer.Form.NFC).strip();
	}

	/**
	 * Whether that can be kept as it is.
	 */
	public static boolean fits(@Nullable String text, int most) {
		String clean = clean(text);
		return !clean.isEmpty() && clean.length() <= most;
	}

	/**
	 * Refuses what cannot be kept.
	 * @throws IllegalArgumentException if it is empty or too long
	 */
	static String require(@Nullable String text, int most) {
		if (!fits(text, most)) {
			throw new IllegalArgumentException("A text of 1 to " + most + " characters is asked for");
		}
		return clean(text);
	}

}
