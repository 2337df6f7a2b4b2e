package io.github.privatelinkhandson.facilitator;

import java.util.regex.Pattern;

/**
 * Somebody who runs workshops.
 */
public record Facilitator(String name, FacilitatorRole role) {

	/** Whoever sits at the console's machine, where nobody has to sign in. */
	public static final Facilitator LOCAL = new Facilitator("local", FacilitatorRole.FACILITATOR);

	private static final int MAX_OF_A_NAME = 60;

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@+'-]*");

	/**
	 * Whether somebody can be known under that name.
	 */
	public static boolean isName(String name) {
		return NAME.matcher(name).matches() && name.length() <= MAX_OF_A_NAME && name.equals(name.strip());
	}

	/**
	 * Whether this one may do everything.
	 */
	public boolean leads() {
		return this.role == FacilitatorRole.FACILITATOR;
	}

}
