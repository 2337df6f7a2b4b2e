package io.github.privatelinkhandson.security;

/**
 * To whom a route is open while the console asks who somebody is.
 */
enum Access {

	/** Open without authentication. */
	EVERYONE,

	/** The lab's participant while the workshop is not closed, and facilitators. */
	OWNER,

	/** Participants of workshops that are not closed. */
	PARTICIPANT,

	/** Facilitators and co-facilitators. */
	FACILITATOR,

	/** Lead facilitators. */
	LEAD;

	boolean ofFacilitators() {
		return this == FACILITATOR || this == LEAD;
	}

}
