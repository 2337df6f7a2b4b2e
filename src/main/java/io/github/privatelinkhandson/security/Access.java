package io.github.privatelinkhandson.security;

/**
 * To whom a route is open while the console asks who somebody is.
 */
enum Access {

	/** Whoever asks. */
	EVERYONE,

	/** The lab's participant, and facilitators. */
	OWNER,

	/** Whoever runs workshops. */
	FACILITATOR

}
