package io.github.privatelinkhandson.workshop.facilitation;

import java.util.List;

import io.github.privatelinkhandson.workshop.Participant;

/**
 * Those on whom something is to be done.
 *
 * @param all whether that is everybody in the workshop
 */
record Recipients(List<Participant> participants, boolean all) {

}
