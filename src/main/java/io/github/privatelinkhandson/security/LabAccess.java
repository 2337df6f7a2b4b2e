package io.github.privatelinkhandson.security;

import org.springframework.security.core.Authentication;

/**
 * Decides what a participant, a user with {@link SecurityRole#PARTICIPANT}, may open at
 * present.
 */
public interface LabAccess {

	/**
	 * Return whether the lab is the participant's present one, in a workshop that is not
	 * closed.
	 */
	boolean mayOpen(Authentication participant, String lab);

	/**
	 * Return whether the participant's workshop is not closed.
	 */
	boolean mayTakePart(Authentication participant);

}
