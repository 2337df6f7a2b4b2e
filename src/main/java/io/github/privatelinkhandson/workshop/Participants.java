package io.github.privatelinkhandson.workshop;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.privatelinkhandson.facilitator.SecretToken;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Reads participants and makes all changes to them.
 */
@Service
public class Participants {

	/** The code of what stands in the way of an address from which too many join. */
	public static final String TOO_MANY_FROM_ADDRESS = "join-too-many";

	private static final int ID_DIGITS = 12;

	/**
	 * A whole room may come from one address, even twice, within the window.
	 */
	private static final int ROOMS_FROM_ADDRESS = 2;

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private final ParticipantRepository repository;

	private final Workshops workshops;

	private final LabAssignment labs;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Participants(ParticipantRepository repository, Workshops workshops, LabAssignment labs,
			TransactionTemplate transaction, Clock clock) {
		this.repository = repository;
		this.workshops = workshops;
		this.labs = labs;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * A new participant with the secret of the personal link, which cannot be retrieved
	 * later.
	 */
	public record Registration(Participant participant, String secret) {

		@Override
		public String toString() {
			return this.participant.toString();
		}

	}

	/**
	 * Takes somebody in. The lab is opened by {@link #assignLab}.
	 * @param address the network address that the person comes from; null if it is not
	 * known
	 * @throws ConflictException with code {@code workshop-over}, {@code workshop-full},
	 * {@code name-taken} or {@link #TOO_MANY_FROM_ADDRESS}
	 * @throws IllegalArgumentException if the name is empty or too long
	 */
	public Registration join(String workshop, String name, @Nullable String address) {
		String clean = UserText.require(name, UserText.MAX_NAME_LENGTH);
		SecretToken token = SecretToken.random();
		Participant joined = this.transaction.execute((status) -> {
			obstacle(this.workshops.lock(workshop), clean, address).ifPresent((code) -> {
				throw new ConflictException(code);
			});
			Participant participant = Participant.joining(newId(), workshop, clean,
					new Participant.Arrival(this.clock.instant(), address));
			this.repository.insert(participant, token);
			return participant;
		});
		this.workshops.changed(workshop);
		return new Registration(joined, token.secret());
	}

	/**
	 * Returns the code of the {@link ConflictException} that {@link #join} would throw at
	 * present.
	 */
	public Optional<String> obstacle(Workshop workshop, String name, @Nullable String address) {
		if (!this.workshops.status(workshop).open()) {
			return Optional.of("workshop-over");
		}
		if (address != null && this.repository.countFrom(workshop.id(), address,
				this.clock.instant().minus(WINDOW)) >= ROOMS_FROM_ADDRESS * workshop.capacity()) {
			return Optional.of(TOO_MANY_FROM_ADDRESS);
		}
		if (this.repository.count(workshop.id()) >= workshop.capacity()) {
			return Optional.of("workshop-full");
		}
		return this.repository.isTaken(workshop.id(), UserText.clean(name)) ? Optional.of("name-taken")
				: Optional.empty();
	}

	/**
	 * Opens a participant's lab, unless there is one already.
	 * @throws ConflictException with code {@code workshop-over}
	 * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not let a
	 * lab be opened
	 */
	public Participant assignLab(String id) {
		Participant participant = get(id);
		if (participant.lab() != null) {
			return participant;
		}
		Lab lab = openLab(participant);
		Participant assigned = change(id, (now) -> (now.lab() == null && !now.removed()) ? now.withLab(lab.id()) : now);
		endUnlessAssigned(lab, assigned);
		return assigned;
	}

	/**
	 * Replaces a participant's lab with a new one, and takes the old one down. The
	 * participant has a lab at all times.
	 */
	public Participant reset(String id) {
		Participant before = get(id);
		@Nullable String old = before.lab();
		if (old == null) {
			return assignLab(id);
		}
		Lab lab = openLab(before);
		Participant after = change(id, (now) -> {
			if (old.equals(now.lab())) {
				this.repository.addFormerLab(old, id);
				return now.withLab(lab.id());
			}
			return now;
		});
		endUnlessAssigned(lab, after);
		this.labs.end(old);
		this.labs.changed(old);
		return after;
	}

	/**
	 * Removes a participant from the workshop, and takes the lab down. The place and the
	 * name are free again.
	 * @throws ConflictException with code {@code participant-removed} if that was done
	 * before
	 */
	public Participant remove(String id) {
		List<String> ended = new ArrayList<>();
		Participant removed = change(id, (now) -> {
			if (now.removed()) {
				throw new ConflictException("participant-removed");
			}
			Stream.ofNullable(now.lab()).forEach((lab) -> {
				this.repository.addFormerLab(lab, id);
				ended.add(lab);
			});
			return now.remove(this.clock.instant());
		});
		ended.forEach((lab) -> {
			this.labs.end(lab);
			this.labs.changed(lab);
		});
		return removed;
	}

	/**
	 * Issues a new personal link and invalidates the old one.
	 * @return the new link's secret, which cannot be retrieved later
	 */
	public String reissue(String id) {
		SecretToken token = SecretToken.random();
		this.repository.update(get(id).id(), token);
		return token.secret();
	}

	public Participant lock(String id, boolean lock) {
		return change(id, (participant) -> participant.lock(lock));
	}

	/**
	 * Opens the stages up to the given one for one participant.
	 */
	public Participant open(String id, StageKey stage) {
		return change(id, (participant) -> participant.open(stage));
	}

	/**
	 * Marks the audit events up to the given one as read by the participant.
	 */
	public Participant markRead(String id, long act) {
		return change(id, (participant) -> participant.markRead(act));
	}

	/**
	 * The participant of that id.
	 * @throws NotFoundException if there is none
	 */
	public Participant get(String id) {
		return this.repository.find(id).orElseThrow(() -> new NotFoundException("participant", id));
	}

	/**
	 * Returns the participants of a workshop in the order of joining.
	 */
	public List<Participant> of(String workshop) {
		return withRemoved(workshop).stream().filter((participant) -> !participant.removed()).toList();
	}

	/**
	 * Returns all who have ever joined a workshop, in the order of joining.
	 */
	public List<Participant> withRemoved(String workshop) {
		return this.repository.findAll(workshop);
	}

	/**
	 * Returns the names of all who have ever joined a workshop, by their ids.
	 */
	public Map<String, String> names(String workshop) {
		return withRemoved(workshop).stream().collect(Collectors.toMap(Participant::id, Participant::name));
	}

	public Optional<Participant> withSecret(String secret) {
		return this.repository.find(new SecretToken(secret));
	}

	public Optional<Participant> ofLab(String lab) {
		return this.repository.findByLab(lab);
	}

	public List<String> formerLabs(String id) {
		return this.repository.formerLabs(id);
	}

	/**
	 * Returns the former labs of a workshop's participants: participants' ids by labs'
	 * ids.
	 */
	public Map<String, String> formerLabsOf(String workshop) {
		return this.repository.formerLabsOf(workshop);
	}

	/**
	 * Changes a participant by one of its own methods, one change after another, and
	 * tells those who follow the participant.
	 */
	Participant change(String id, UnaryOperator<Participant> change) {
		Participant changed = this.transaction.execute((status) -> {
			Participant before = this.repository.lock(id).orElseThrow(() -> new NotFoundException("participant", id));
			Participant after = change.apply(before);
			this.repository.update(after);
			return after;
		});
		if (changed.lab() != null) {
			this.labs.changed(changed.lab());
		}
		this.workshops.changed(changed.workshop());
		return changed;
	}

	private Lab openLab(Participant participant) {
		if (!isOpen(participant.workshop())) {
			throw new ConflictException("workshop-over");
		}
		return this.labs.open(this.workshops.get(participant.workshop()), position(participant));
	}

	/**
	 * Ends a new lab if the participant has got another one, or the workshop has ended
	 * meanwhile.
	 */
	private void endUnlessAssigned(Lab lab, Participant participant) {
		if (!lab.id().equals(participant.lab()) || !isOpen(participant.workshop())) {
			this.labs.end(lab.id());
		}
	}

	private boolean isOpen(String workshop) {
		return this.workshops.status(this.workshops.get(workshop)).open();
	}

	private int position(Participant participant) {
		return of(participant.workshop()).stream().map(Participant::id).toList().indexOf(participant.id());
	}

	private static String newId() {
		return UUID.randomUUID().toString().replace("-", "").substring(0, ID_DIGITS);
	}

}
