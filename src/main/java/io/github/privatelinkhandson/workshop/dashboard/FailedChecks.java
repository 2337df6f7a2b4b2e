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
 * Keeps which steps of a workshop's labs were found to be wrong when they were checked,
 * until they are found to be right.
 */
@Component
class FailedChecks {

	/** What only takes its time, or could not be there yet, is nobody's mistake. */
	private static final Set<String> NO_MISTAKES = Set.of("wait", "needs-first");

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
				checked.steps().forEach((step) -> keep(locked.id(), step));
				return true;
			});
		}
	}

	/**
	 * What a facilitator has checked says nothing of what the participant keeps trying.
	 */
	private static boolean isByFacilitator() {
		@Nullable Authentication known = SecurityContextHolder.getContext().getAuthentication();
		return known != null && known.getPrincipal() instanceof Facilitator;
	}

	List<FailedCheck> of(Collection<String> labs) {
		return this.repository.find(labs);
	}

	private void keep(String lab, CheckedStep step) {
		@Nullable String code = step.code();
		if (code == null || NO_MISTAKES.contains(code)) {
			this.repository.remove(lab, step.step());
		}
		else {
			this.repository.add(lab, step.step(), code, this.clock.instant());
		}
	}

}
