package io.github.privatelinkhandson.facilitator;

/**
 * What somebody may do who runs workshops: all, or all but take down a room.
 */
public enum Role {

	FACILITATOR, CO_FACILITATOR

}
