package io.github.privatelinkhandson.security;

import java.util.Optional;

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

	/**
	 * Find the page for a participant who asks for one that is not open any more, as the
	 * workshop is closed or the lab was replaced.
	 * @param lab the id of the lab in the address, if it names one
	 * @return the page's address; empty if the page was never open to the participant
	 */
	Optional<String> replacement(Authentication participant, Optional<String> lab);

}
