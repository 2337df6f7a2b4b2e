package io.github.privatelinkhandson.workshop.closing;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.teardown.Leftovers;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.UserText;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Takes down and closes workshops. The teardown expires the leases of all labs; the
 * reconciler retries what could not be deleted, as for every expired lab.
 */
@Service
public class WorkshopClosing {

	/** Minimal length of a reason, in characters. */
	static final int MIN_REASON_LENGTH = 10;

	private static final Logger logger = LoggerFactory.getLogger(WorkshopClosing.class);

	private final Workshops workshops;

	private final Labs labs;

	private final Leftovers leftovers;

	private final Teardown teardown;

	private final PracticeAccess access;

	private final AuditLog auditLog;

	WorkshopClosing(Workshops workshops, Labs labs, Leftovers leftovers, Teardown teardown, PracticeAccess access,
			AuditLog auditLog) {
		this.workshops = workshops;
		this.labs = labs;
		this.leftovers = leftovers;
		this.teardown = teardown;
		this.access = access;
		this.auditLog = auditLog;
	}

	/**
	 * Sets out to take down every lab that the workshop ever had; tries anew what is left
	 * of those that were given up.
	 * @param typed the workshop's name, as the facilitator has typed it
	 * @return the code of what the form lacks ({@code name-differs}); empty if it is done
	 * @throws ConflictException with code {@code not-lead} or {@code workshop-closed}
	 */
	public Optional<String> tearDown(String id, String typed, Facilitator who) {
		Workshop workshop = this.workshops.get(id);
		requireLead(who);
		if (!UserText.clean(typed).equals(workshop.name())) {
			return Optional.of("name-differs");
		}
		this.workshops.tearDown(id);
		this.auditLog.record(id, null, who.name(), ActionType.TEAR_DOWN, "", AuditEvent.DONE);
		this.leftovers.takeIn(this.labs.ofWorkshop(id));
		expireLeases(id);
		return Optional.empty();
	}

	/**
	 * Closes the workshop: nobody gets in any more, with a link or with a practice key.
	 * Leftovers of labs that were gone are taken down first.
	 * @param reason why, although something is left; blank if nothing is
	 * @return the code of what is missing: {@code teardown-first} if that has not begun,
	 * {@code found-again} if something of labs that were gone is there again,
	 * {@code reason-needed} if something is left and no reason is given; empty if it is
	 * done
	 * @throws ConflictException with code {@code not-lead} or {@code workshop-closed}
	 */
	public Optional<String> close(String id, @Nullable String reason, Facilitator who) {
		Workshop workshop = this.workshops.get(id);
		requireLead(who);
		List<Lab> found = this.leftovers.takeIn(this.labs.ofWorkshop(id));
		if (!found.isEmpty()) {
			found.forEach((lab) -> this.teardown.end(lab.id()));
			this.workshops.changed(id);
			return Optional.of("found-again");
		}
		List<Lab> all = this.labs.ofWorkshop(id);
		boolean left = all.stream().anyMatch((lab) -> lab.status() != LabStatus.GONE);
		if (left && this.workshops.status(workshop) != WorkshopStatus.TEARING_DOWN) {
			return Optional.of("teardown-first");
		}
		String written = UserText.clean(reason);
		if (left && (written.length() < MIN_REASON_LENGTH || written.length() > UserText.MAX_MESSAGE_LENGTH)) {
			return Optional.of("reason-needed");
		}
		this.workshops.close(id, left ? written : null);
		this.auditLog.record(id, null, who.name(), ActionType.CLOSE, left ? written : "", AuditEvent.DONE);
		all.stream()
			.filter((lab) -> lab.mode() == CloudMode.PRACTICE)
			.forEach((lab) -> this.access.block(lab.account()));
		all.forEach((lab) -> this.labs.changed(lab.id()));
		return Optional.empty();
	}

	/**
	 * Resumes teardowns that were interrupted when the console stopped.
	 */
	@EventListener(ApplicationReadyEvent.class)
	void resume() {
		this.workshops.all()
			.stream()
			.filter((workshop) -> this.workshops.status(workshop) == WorkshopStatus.TEARING_DOWN)
			.forEach((workshop) -> expireLeases(workshop.id()));
	}

	private void expireLeases(String workshop) {
		this.labs.ofWorkshop(workshop)
			.stream()
			.filter((lab) -> lab.status() != LabStatus.GONE)
			.forEach((lab) -> this.teardown.end(lab.id()));
		this.workshops.changed(workshop);
		logger.info("The labs of workshop {} are being taken down", workshop);
	}

	private static void requireLead(Facilitator who) {
		if (!who.isLead()) {
			throw new ConflictException("not-lead");
		}
	}

}
