package io.github.privatelinkhandson.teardown;

import java.time.Clock;
import java.time.Duration;
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
import io.github.privatelinkhandson.provisioning.LabReconciler;
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
	public boolean advance(Lab lab, Snapshot snapshot, AwsClients aws, Duration pace) {
		if (!this.scope.has(lab)) {
			return false;
		}
		this.repository.renew(lab.id());
		this.leases.end(lab.id());
		logger.info("The time of lab {} is over", lab.id());
		return true;
	}

	/**
	 * An account that does not let itself be observed is not asked on and on.
	 */
	@Override
	public void observationFailed(Lab lab, AwsFailure failure) {
		if (!failure.isRetryable() && this.scope.has(lab)) {
			this.leases.postpone(lab.id());
		}
	}

}
