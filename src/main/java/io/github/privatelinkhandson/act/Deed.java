package io.github.privatelinkhandson.act;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.workshop.ActKind;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * Does acts of some kinds on one participant.
 */
interface Deed {

	Set<ActKind> kinds();

	/**
	 * Does it.
	 * @throws RuntimeException if something is in the way; nothing else is stopped by it
	 */
	Done on(Participant participant, Order order);

	/**
	 * The id of the participant's lab.
	 * @throws RefusedActException with code {@code no-lab} if there is none
	 */
	static String lab(Participant participant) {
		if (participant.lab() == null) {
			throw new RefusedActException("no-lab");
		}
		return participant.lab();
	}

	/**
	 * What was done.
	 *
	 * @param detail what the record says of it
	 * @param secret of a new personal link
	 */
	record Done(String detail, @Nullable String secret) {

		static Done of(Order order) {
			return new Done(order.detail(), null);
		}

		@Override
		public String toString() {
			return "Done[" + this.detail + "]";
		}

	}

}
