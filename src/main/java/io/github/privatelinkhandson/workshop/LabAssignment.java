package io.github.privatelinkhandson.workshop;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.provisioning.ReconcileScheduler;

/**
 * Opens and ends the labs of a workshop's participants.
 */
@Component
class LabAssignment {

	private final LabLauncher launcher;

	private final Clouds clouds;

	private final Labs labs;

	private final LabLeases leases;

	private final ReconcileScheduler scheduler;

	private final Clock clock;

	LabAssignment(LabLauncher launcher, Clouds clouds, Labs labs, LabLeases leases, ReconcileScheduler scheduler,
			Clock clock) {
		this.launcher = launcher;
		this.clouds = clouds;
		this.labs = labs;
		this.leases = leases;
		this.scheduler = scheduler;
		this.clock = clock;
	}

	/**
	 * Opens a lab in one of the workshop's environments, which are its regions or, if the
	 * mode has several accounts, these accounts in its regions. Participants are assigned
	 * round robin in the order of joining.
	 */
	Lab open(Workshop workshop, int number) {
		String region = workshop.regions().get(number % workshop.regions().size());
		List<String> accounts = this.clouds.of(workshop.mode()).accounts(region);
		if (accounts.isEmpty()) {
			return this.launcher.open(workshop.mode(), region, workshop.id(), workshop.endsAt());
		}
		String account = accounts.get((number / workshop.regions().size()) % accounts.size());
		return this.launcher.open(workshop.mode(), account, region, workshop.id(), workshop.endsAt());
	}

	void end(String lab) {
		this.scheduler.wake(this.leases.expireAt(lab, this.clock.instant()));
	}

	void changed(String lab) {
		this.labs.changed(lab);
	}

}
