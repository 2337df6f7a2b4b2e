package io.github.privatelinkhandson.facilitator;

import java.util.regex.Pattern;

/**
 * A person who runs workshops.
 */
public record Facilitator(String name, FacilitatorRole role) {

	/** The local user of a console without sign-in. */
	public static final Facilitator LOCAL = new Facilitator("local", FacilitatorRole.FACILITATOR);

	private static final int MAX_NAME_LENGTH = 60;

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@+'-]*");

	/**
	 * Returns whether the name is valid.
	 */
	public static boolean isName(String name) {
		return NAME.matcher(name).matches() && name.length() <= MAX_NAME_LENGTH && name.equals(name.strip());
	}

	/**
	 * Returns whether the facilitator has all permissions.
	 */
	public boolean isLead() {
		return this.role == FacilitatorRole.FACILITATOR;
	}

}
