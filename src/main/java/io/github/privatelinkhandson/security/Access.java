package io.github.privatelinkhandson.security;

/**
 * User groups that routes are open to.
 */
enum Access {

	/** Open without authentication. */
	EVERYONE,

	/** The lab's participant while the workshop is not closed, and facilitators. */
	OWNER,

	/** Participants of workshops that are not closed. */
	PARTICIPANT,

	/** Participants, also of closed workshops. */
	FORMER_PARTICIPANT,

	/** Facilitators, and participants, who are sent to their own page. */
	HOME,

	/** Facilitators and co-facilitators. */
	FACILITATOR,

	/** Lead facilitators. */
	LEAD;

	boolean ofFacilitators() {
		return this == FACILITATOR || this == LEAD;
	}

	/**
	 * Return whether the pages belong to a participant, which the local user of a console
	 * without sign-in is not.
	 */
	boolean ofParticipants() {
		return this == PARTICIPANT || this == FORMER_PARTICIPANT;
	}

}
