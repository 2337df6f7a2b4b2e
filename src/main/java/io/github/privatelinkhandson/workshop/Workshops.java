package io.github.privatelinkhandson.workshop;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Reads workshops and makes all changes to them.
 */
@Service
public class Workshops {

	private static final int ID_DIGITS = 12;

	private static final int CODE_LETTERS = 8;

	/** Letters and digits that are not easily confused. */
	private static final String CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

	private static final SecureRandom RANDOM = new SecureRandom();

	private final WorkshopRepository repository;

	private final ParticipantRepository participants;

	private final Labs labs;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Workshops(WorkshopRepository repository, ParticipantRepository participants, Labs labs,
			TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
		this.repository = repository;
		this.participants = participants;
		this.labs = labs;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Returns all workshops, the latest first.
	 */
	public List<Workshop> all() {
		return this.repository.findAll();
	}

	/**
	 * The workshop of that id.
	 * @throws NotFoundException if there is none
	 */
	public Workshop get(String id) {
		return this.repository.find(id).orElseThrow(() -> new NotFoundException("workshop", id));
	}

	/**
	 * Finds the workshop by its join code, ignoring case, blanks and hyphens.
	 */
	public Optional<Workshop> withCode(String code) {
		String letters = code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
		return this.repository.findByCode(letters);
	}

	public WorkshopStatus status(Workshop workshop) {
		return workshop.status(this.clock.instant());
	}

	/**
	 * Creates a workshop. Nothing is created in AWS.
	 * @param by the facilitator's name
	 */
	public Workshop create(WorkshopPlan plan, String by) {
		String id = UUID.randomUUID().toString().replace("-", "").substring(0, ID_DIGITS);
		Workshop workshop = new Workshop(id, plan.details(), plan.schedule(), plan.rules(),
				new Workshop.Origin(newCode(), this.clock.instant(), by), Workshop.Lifecycle.OPEN, 1);
		this.repository.insert(workshop);
		return workshop;
	}

	/**
	 * Starts the workshop now. The ends of its labs are the caller's business.
	 */
	public Workshop start(String id) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		return announced(change(id, (workshop) -> workshop.start(now)));
	}

	/**
	 * Changes the plan of a workshop that has not begun; all but its mode. The ends of
	 * its labs are the caller's business.
	 * @throws ConflictException with code {@code workshop-begun} if it has begun,
	 * {@code capacity-taken} if more people have joined
	 */
	public Workshop edit(String id, WorkshopPlan plan) {
		return announced(change(id, (workshop) -> {
			requireRoom(id, plan.details().capacity());
			return workshop.edit(plan, this.clock.instant());
		}));
	}

	/**
	 * Changes the maximal number of participants.
	 * @throws ConflictException if the workshop is closed, or with code
	 * {@code capacity-range}, or {@code capacity-taken} if more people have joined
	 */
	public Workshop setCapacity(String id, int capacity) {
		if (capacity < 1 || capacity > WorkshopPlan.MAX_PARTICIPANTS) {
			throw ConflictException.invalid("capacity-range");
		}
		return change(id, (workshop) -> {
			requireRoom(id, capacity);
			return workshop.withCapacity(capacity);
		});
	}

	/**
	 * Ends the workshop later. Its labs' ends are the caller's business.
	 * @throws ConflictException if its teardown has begun
	 */
	public Workshop extend(String id, Duration by) {
		return announced(change(id, (workshop) -> workshop.extend(this.clock.instant(), by)));
	}

	public Workshop setRules(String id, ParticipationRules rules) {
		return announced(change(id, (workshop) -> workshop.withRules(rules)));
	}

	/**
	 * Opens the stages up to the given one for all participants.
	 */
	public Workshop open(String id, StageKey stage) {
		return announced(change(id, (workshop) -> workshop.open(stage)));
	}

	/**
	 * Ends the workshop for good. Its labs are the caller's business.
	 * @throws ConflictException if it is closed
	 */
	public Workshop tearDown(String id) {
		return announced(change(id, (workshop) -> workshop.tearDown(this.clock.instant())));
	}

	/**
	 * Closes the workshop. Whether that may be is the caller's business.
	 * @param reason why it is closed although something is left; null if nothing is
	 * @throws ConflictException if it is closed
	 */
	public Workshop close(String id, @Nullable String reason) {
		Instant now = this.clock.instant();
		return announced(change(id, (workshop) -> workshop.close(now, reason)));
	}

	/**
	 * Publishes a change of the workshop.
	 */
	public void changed(String id) {
		change(id, UnaryOperator.identity());
	}

	private void requireRoom(String id, int capacity) {
		if (this.participants.count(id) > capacity) {
			throw new ConflictException("capacity-taken");
		}
	}

	/**
	 * Announces a change to those who follow the workshop's labs.
	 */
	private Workshop announced(Workshop changed) {
		this.labs.ofWorkshop(changed.id()).forEach((lab) -> this.labs.changed(lab.id()));
		return changed;
	}

	private Workshop change(String id, UnaryOperator<Workshop> change) {
		Workshop changed = this.transaction.execute((status) -> {
			Workshop before = lock(id);
			Workshop after = change.apply(before);
			if (after.equals(before)) {
				this.repository.touch(id);
			}
			else {
				this.repository.update(after);
			}
			return get(id);
		});
		this.events.publishEvent(new WorkshopChanged(id, changed.version()));
		return changed;
	}

	/**
	 * Returns the workshop, locked until the transaction ends.
	 */
	Workshop lock(String id) {
		return this.repository.lock(id).orElseThrow(() -> new NotFoundException("workshop", id));
	}

	private static String newCode() {
		StringBuilder code = new StringBuilder();
		RANDOM.ints(CODE_LETTERS, 0, CODE_ALPHABET.length()).forEach((at) -> code.append(CODE_ALPHABET.charAt(at)));
		return code.toString();
	}

}
