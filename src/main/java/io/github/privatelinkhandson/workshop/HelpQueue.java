package io.github.privatelinkhandson.workshop;

import java.time.Clock;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.problem.ConflictException;

/**
 * Queues the participants of a workshop who ask for help, in the order of their raised
 * hands.
 */
@Service
public class HelpQueue {

	private final Participants participants;

	private final LabAssignment labs;

	private final Clock clock;

	HelpQueue(Participants participants, LabAssignment labs, Clock clock) {
		this.participants = participants;
		this.labs = labs;
		this.clock = clock;
	}

	/**
	 * Raises the participant's hand. A hand that is already raised keeps its position in
	 * the queue.
	 */
	public Participant raise(String id, String text) {
		String about = text.isBlank() ? "" : UserText.require(text, UserText.MAX_QUESTION_LENGTH);
		return this.participants.change(id,
				(participant) -> participant.withHand((participant.hand() != null)
						? new Participant.Hand(participant.hand().raisedAt(), about, participant.hand().claimedBy())
						: new Participant.Hand(this.clock.instant(), about, null)));
	}

	public Participant lower(String id) {
		return announced(this.participants.change(id, (participant) -> participant.withHand(null)));
	}

	/**
	 * Says that a facilitator is on the way.
	 * @throws ConflictException with code {@code hand-down}, or {@code hand-claimed} if
	 * another facilitator is
	 */
	public Participant claim(String id, String facilitator) {
		return announced(this.participants.change(id, (participant) -> {
			if (participant.hand() == null) {
				throw new ConflictException("hand-down");
			}
			if (participant.hand().claimedBy() != null && !participant.hand().claimedBy().equals(facilitator)) {
				throw new ConflictException("hand-claimed");
			}
			return participant
				.withHand(new Participant.Hand(participant.hand().raisedAt(), participant.hand().text(), facilitator));
		}));
	}

	/**
	 * Returns the place of a participant's hand among those that are raised and not
	 * claimed, from 1; 0 if it is not one of them.
	 */
	public long place(Participant participant) {
		if (!participant.waits()) {
			return 0;
		}
		return queue(participant.workshop()).takeWhile((other) -> !other.id().equals(participant.id())).count() + 1;
	}

	/**
	 * Announces to those who wait in the queue that their places may have changed.
	 */
	private Participant announced(Participant changed) {
		queue(changed.workshop()).flatMap((waiting) -> Stream.ofNullable(waiting.lab())).forEach(this.labs::changed);
		return changed;
	}

	private Stream<Participant> queue(String workshop) {
		return this.participants.of(workshop)
			.stream()
			.filter(Participant::waits)
			.sorted(Comparator.comparing((waiting) -> Objects.requireNonNull(waiting.hand()).raisedAt()));
	}

}
