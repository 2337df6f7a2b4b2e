package io.github.privatelinkhandson.act;

import java.util.List;

import io.github.privatelinkhandson.workshop.Participant;

/**
 * Those on whom something is to be done.
 *
 * @param all whether that is everybody in the workshop
 */
record Audience(List<Participant> participants, boolean all) {

}
