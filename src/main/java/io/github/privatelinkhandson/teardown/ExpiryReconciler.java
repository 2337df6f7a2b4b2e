package io.github.privatelinkhandson.teardown;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.provisioning.LabPlan;
import io.github.privatelinkhandson.provisioning.LabReconciler;
import io.github.privatelinkhandson.provisioning.PollingPolicy;
import io.github.privatelinkhandson.provisioning.WorkScope;

/**
 * Has labs taken down whose time is over, whether anybody looks or not.
 */
@Component
class ExpiryReconciler implements LabReconciler {

	private static final Logger logger = LoggerFactory.getLogger(ExpiryReconciler.class);

	private final LabLeases leases;

	private final ReceiptRepository repository;

	private final WorkScope scope;

	private final Clock clock;

	ExpiryReconciler(LabLeases leases, ReceiptRepository repository, WorkScope scope, Clock clock) {
		this.leases = leases;
		this.repository = repository;
		this.scope = scope;
		this.clock = clock;
	}

	@Override
	public List<Lab> pending(List<Lab> labs) {
		Instant now = this.clock.instant();
		return this.scope.seen(labs).stream().filter((lab) -> lab.isOver(now)).toList();
	}

	@Override
	public Optional<Instant> due(List<Lab> labs) {
		return this.scope.seen(labs)
			.stream()
			.filter((lab) -> lab.status().isActive())
			.map(Lab::endsAt)
			.min(Comparator.naturalOrder());
	}

	@Override
	public LabPlan advance(Lab lab, Snapshot snapshot, AwsClients aws, PollingPolicy pace) {
		end(lab);
		return LabPlan.at(this.clock.instant());
	}

	/**
	 * The time of a lab ends whether its account can be asked or not.
	 */
	@Override
	public void hindered(Lab lab, AwsFailure failure) {
		end(lab);
	}

	private void end(Lab lab) {
		if (this.scope.has(lab)) {
			this.repository.renew(lab.id());
			this.leases.end(lab.id());
			logger.info("The time of lab {} is over", lab.id());
		}
	}

}
