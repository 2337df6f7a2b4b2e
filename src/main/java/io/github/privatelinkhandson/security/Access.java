package io.github.privatelinkhandson.security;

/**
 * To whom a route is open while the console asks who somebody is.
 */
enum Access {

	/** Whoever asks. */
	EVERYONE,

	/** The lab's participant while the workshop is not closed, and facilitators. */
	OWNER,

	/** Whoever takes part in a workshop that is not closed. */
	PARTICIPANT,

	/** Whoever runs workshops. */
	FACILITATOR,

	/** Whoever runs workshops and may do everything. */
	LEAD;

	boolean ofFacilitators() {
		return this == FACILITATOR || this == LEAD;
	}

}
