package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabChecked;

/**
 * Records failed checks of steps in a workshop's labs until the step passes its check.
 */
@Component
class FailedChecks {

	/**
	 * Codes of steps that are in progress or not due yet, which do not count as failed.
	 */
	private static final Set<String> NOT_FAILED = Set.of("wait", "unhealthy", "needs-first");

	private final FailedCheckRepository repository;

	private final Labs labs;

	private final Clock clock;

	FailedChecks(FailedCheckRepository repository, Labs labs, Clock clock) {
		this.repository = repository;
		this.labs = labs;
		this.clock = clock;
	}

	@EventListener
	void on(LabChecked checked) {
		Lab lab = this.labs.get(checked.lab());
		if (lab.workshop() != null && !isByFacilitator()) {
			this.labs.edit(lab.id(), (locked) -> {
				checked.steps().forEach((step) -> record(locked.id(), step));
				return true;
			});
		}
	}

	/**
	 * Returns whether a facilitator has run the check, which does not count as an attempt
	 * of the participant.
	 */
	private static boolean isByFacilitator() {
		@Nullable Authentication known = SecurityContextHolder.getContext().getAuthentication();
		return known != null && known.getPrincipal() instanceof Facilitator;
	}

	List<FailedCheck> of(Collection<String> labs) {
		return this.repository.find(labs);
	}

	/**
	 * Returns what was ever wrong in labs when it was checked. What was only absent is no
	 * mistake.
	 */
	List<FailedCheck> mistakes(Collection<String> labs) {
		return this.repository.findMistakes(labs);
	}

	private void record(String lab, CheckedStep step) {
		@Nullable String code = step.code();
		if (code == null || NOT_FAILED.contains(code)) {
			this.repository.remove(lab, step.step());
		}
		else {
			this.repository.add(lab, step.step(), code, this.clock.instant());
			if (!FailedCheck.isAbsent(code)) {
				this.repository.addMistake(lab, step.step(), code, this.clock.instant());
			}
		}
	}

}
