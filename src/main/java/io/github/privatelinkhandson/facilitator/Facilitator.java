package io.github.privatelinkhandson.facilitator;

/**
 * Somebody who runs workshops.
 */
public record Facilitator(String name, Role role) {

	/** Whoever sits at the console's machine, where nobody has to sign in. */
	public static final Facilitator AT_THE_MACHINE = new Facilitator("local", Role.FACILITATOR);

	/**
	 * Whether this one may do everything.
	 */
	public boolean leads() {
		return this.role == Role.FACILITATOR;
	}

}
