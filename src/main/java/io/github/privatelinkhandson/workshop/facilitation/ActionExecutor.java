package io.github.privatelinkhandson.workshop.facilitation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Applies a facilitator's action to each participant independently and writes the audit
 * log.
 */
@Service
class ActionExecutor {

	private static final Logger logger = LoggerFactory.getLogger(ActionExecutor.class);

	/** Limits concurrency, because pages need database connections too. */
	private static final int MAX_CONCURRENT = 4;

	private static final int MAX_OUTCOME = 60;

	private final Map<ActionType, ActionHandler> handlers = new EnumMap<>(ActionType.class);

	private final SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("act-");

	private final AuditLog auditLog;

	private final Workshops workshops;

	private final Participants participants;

	private final Labs labs;

	ActionExecutor(List<ActionHandler> handlers, AuditLog auditLog, Workshops workshops, Participants participants,
			Labs labs, Environment environment) {
		handlers.forEach((handler) -> handler.kinds().forEach((kind) -> this.handlers.put(kind, handler)));
		this.auditLog = auditLog;
		this.workshops = workshops;
		this.participants = participants;
		this.labs = labs;
		this.executor.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
		this.executor.setConcurrencyLimit(MAX_CONCURRENT);
	}

	/**
	 * Refuses what nobody can do in this workshop, or not this facilitator.
	 * @throws ConflictException with code {@code workshop-closed}
	 * @throws AccessDeniedException if a co-facilitator asks for a teardown
	 */
	void requireAllowed(Workshop workshop, FacilitatorAction action, Facilitator who) {
		if (action.isForLeads() && !who.isLead()) {
			throw new AccessDeniedException("Co-facilitators take nothing down");
		}
		WorkshopStatus status = this.workshops.status(workshop);
		if (status == WorkshopStatus.CLOSED
				|| (status == WorkshopStatus.TEARING_DOWN && !action.isAllowedDuringTeardown())) {
			throw new ConflictException("workshop-closed");
		}
	}

	/**
	 * Does it, and records what came of it.
	 * @return what came of it for each participant
	 * @throws ConflictException with code {@code workshop-closed}
	 * @throws AccessDeniedException if a co-facilitator asks for a teardown
	 */
	List<ActionResult> execute(Workshop workshop, FacilitatorAction action, Recipients recipients, Facilitator who) {
		requireAllowed(workshop, action, who);
		boolean once = recipients.all() && action.isBroadcast();
		if (once) {
			if (action.kind() == ActionType.OPEN_STAGE) {
				this.workshops.open(workshop.id(), Objects.requireNonNull(action.stage()));
			}
			this.auditLog.record(workshop.id(), null, who.name(), action.kind(), action.detail(), AuditEvent.DONE);
		}
		List<CompletableFuture<ActionResult>> results = recipients.participants()
			.stream()
			.map((participant) -> this.executor
				.submitCompletable(() -> once ? publishChanges(participant) : execute(participant, action, who)))
			.toList();
		List<ActionResult> all = results.stream().map(CompletableFuture::join).toList();
		this.workshops.changed(workshop.id());
		logger.info("Workshop {}: {} did {} on {} participants, not on {}", workshop.id(), who.name(), action.kind(),
				all.stream().filter(ActionResult::done).count(),
				all.stream().filter((result) -> !result.done()).toList());
		return all;
	}

	private ActionResult execute(Participant participant, FacilitatorAction action, Facilitator who) {
		String detail = action.detail();
		@Nullable String secret = null;
		String outcome = AuditEvent.DONE;
		try {
			if (participant.removed()) {
				throw new ConflictException("participant-removed");
			}
			ActionHandler.Done done = Objects.requireNonNull(this.handlers.get(action.kind()))
				.apply(participant, action);
			detail = done.detail();
			secret = done.secret();
		}
		catch (RuntimeException ex) {
			outcome = failureCode(participant, ex);
		}
		try {
			this.auditLog.record(participant.workshop(), participant.id(), who.name(), action.kind(), detail, outcome);
			return new ActionResult(publishChanges(participant).participant(), outcome, secret);
		}
		catch (RuntimeException ex) {
			return new ActionResult(participant, failureCode(participant, ex), secret);
		}
	}

	/**
	 * Publishes a change of the participant's lab before the action, and of the lab that
	 * may have replaced it, so that open pages are updated.
	 */
	private ActionResult publishChanges(Participant participant) {
		Participant now = this.participants.get(participant.id());
		Stream.of(participant, now)
			.flatMap((each) -> Stream.ofNullable(each.lab()))
			.distinct()
			.forEach(this.labs::changed);
		return new ActionResult(now, AuditEvent.DONE, null);
	}

	/**
	 * Returns the code of a failure, and logs unexpected ones.
	 */
	private static String failureCode(Participant participant, RuntimeException exception) {
		String code = code(exception);
		if (code.isEmpty()) {
			logger.error("An act on participant {} failed", participant.id(), exception);
			return "internal-error";
		}
		return (code.length() > MAX_OUTCOME) ? code.substring(0, MAX_OUTCOME) : code;
	}

	private static String code(RuntimeException exception) {
		if (exception instanceof ConflictException conflict) {
			return conflict.code();
		}
		return AwsFailure.ofAws(exception).map(AwsFailure::code).orElse("");
	}

}
