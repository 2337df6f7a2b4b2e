package io.github.privatelinkhandson.workshop.facilitation;

import java.util.List;

import io.github.privatelinkhandson.workshop.Participant;

/**
 * The participants to whom an action applies.
 *
 * @param all whether they are all participants of the workshop
 */
record Recipients(List<Participant> participants, boolean all) {

}
