package io.github.privatelinkhandson.workshop.facilitation;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * Applies actions of certain types to one participant.
 */
interface ActionHandler {

	Set<ActionType> kinds();

	/**
	 * Applies the action.
	 * @throws RuntimeException if it fails; other participants are not affected
	 */
	Done apply(Participant participant, FacilitatorAction action);

	/**
	 * The id of the participant's lab.
	 * @throws ConflictException with code {@code no-lab} if there is none
	 */
	static String lab(Participant participant) {
		if (participant.lab() == null) {
			throw ConflictException.invalid("no-lab");
		}
		return participant.lab();
	}

	/**
	 * The result of an action.
	 *
	 * @param detail for the audit log
	 * @param secret of a new personal link
	 */
	record Done(String detail, @Nullable String secret) {

		static Done of(FacilitatorAction action) {
			return new Done(action.detail(), null);
		}

		@Override
		public String toString() {
			return "Done[" + this.detail + "]";
		}

	}

}
