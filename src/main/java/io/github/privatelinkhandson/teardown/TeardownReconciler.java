package io.github.privatelinkhandson.teardown;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.provisioning.LabReconciler;
import io.github.privatelinkhandson.provisioning.Ledger;
import io.github.privatelinkhandson.provisioning.LedgerEntry;
import io.github.privatelinkhandson.provisioning.ReconcileExecutor;
import io.github.privatelinkhandson.provisioning.WorkScope;

/**
 * Deletes what labs own, each resource as soon as what depends on it is gone. A lab is
 * gone when a second observation has found nothing of it any more.
 */
@Component
class TeardownReconciler implements LabReconciler {

	private static final Logger logger = LoggerFactory.getLogger(TeardownReconciler.class);

	/**
	 * Number of short polling intervals to wait before a deletion that had no effect is
	 * retried.
	 */
	private static final int WAIT_LIMIT = 60;

	private final Labs labs;

	private final Ledger ledger;

	private final ReceiptRepository repository;

	private final ReconcileExecutor executor;

	private final WorkScope scope;

	private final Clock clock;

	TeardownReconciler(Labs labs, Ledger ledger, ReceiptRepository repository, ReconcileExecutor executor,
			WorkScope scope, Clock clock) {
		this.labs = labs;
		this.ledger = ledger;
		this.repository = repository;
		this.executor = executor;
		this.scope = scope;
		this.clock = clock;
	}

	@Override
	public List<Lab> pending(List<Lab> labs) {
		return this.scope.seen(labs).stream().filter((lab) -> lab.status() == LabStatus.TEARING_DOWN).toList();
	}

	@Override
	public boolean advance(Lab lab, Snapshot snapshot, AwsClients aws, Duration pace) {
		if (!this.scope.has(lab)) {
			return false;
		}
		TeardownPass pass;
		try {
			pass = ApiCallLog.forLab(lab.id(), () -> look(lab, snapshot, aws, pace));
		}
		catch (SdkException ex) {
			observationFailed(lab, AwsFailure.of(ex));
			return false;
		}
		List<ReceiptItem> due = pass.observe();
		List<CompletableFuture<ReceiptItem>> deletions = due.stream()
			.map((item) -> this.executor.submit(aws,
					() -> ApiCallLog.forLab(lab.id(), () -> delete(item, pass.property(), aws, pace))))
			.toList();
		ReconcileExecutor.await(deletions).forEach(pass::put);
		save(lab, pass.changed());
		this.ledger.takeDown(lab.id(), pass.deleting(), pass.gone());
		settle(lab, pass);
		return !due.isEmpty();
	}

	/**
	 * Shows what keeps the account from being observed at all that is left, unless it
	 * will pass.
	 */
	@Override
	public void observationFailed(Lab lab, AwsFailure failure) {
		if (!failure.isRetryable() && this.scope.has(lab)) {
			save(lab,
					this.repository.find(lab.id())
						.stream()
						.filter((item) -> item.verifiedAbsentAt() == null)
						.map((item) -> item.observationFailed(failure))
						.toList());
			reach(lab, LabStatus.FAILED);
		}
	}

	/**
	 * Observes the remaining resources of the lab. Volumes and what no stage makes are
	 * looked up only when nothing else is left.
	 */
	private TeardownPass look(Lab lab, Snapshot snapshot, AwsClients aws, Duration pace) {
		Map<String, LedgerEntry> entries = this.ledger.entries(lab.id());
		List<ReceiptItem> known = this.repository.find(lab.id());
		Instant now = this.clock.instant();
		UntaggedResources untagged = new UntaggedResources(lab, aws);
		boolean whole = ownsAccount(lab);
		Snapshot tagged = untagged.withUntagged(snapshot, entries, known);
		Snapshot seen = whole ? untagged.withPeeringsAndFlowLogs(tagged) : tagged;
		TeardownPass pass = new TeardownPass(new OwnedResources(lab, seen, entries, whole), known, now, pace);
		return pass.nothingThere() ? new TeardownPass(
				new OwnedResources(lab, untagged.withLeftovers(seen, whole), entries, whole), known, now, pace) : pass;
	}

	/**
	 * Returns whether the account is the lab's alone: one of the practice AWS in which no
	 * other lab stands.
	 */
	private boolean ownsAccount(Lab lab) {
		return lab.mode() == CloudMode.PRACTICE && this.labs.in(lab.account())
			.stream()
			.allMatch((other) -> other.id().equals(lab.id()) || other.status() == LabStatus.GONE);
	}

	private ReceiptItem delete(ReceiptItem item, OwnedResources owned, AwsClients aws, Duration pace) {
		Instant now = this.clock.instant();
		try {
			Deletions.ofType(item.type()).orElseThrow().delete(aws, owned, item.id());
			logger.info("{} {} deleted", item.type(), item.id());
			return item.deleted(now, now.plus(pace.multipliedBy(WAIT_LIMIT)));
		}
		catch (RuntimeException ex) {
			AwsFailure failure = AwsFailure.of(ex);
			if (failure.kind() == AwsFailure.Kind.NOT_FOUND) {
				return item.deleted(now, now.plus(item.backedOff(pace)));
			}
			logger.info("{} {} not deleted: {} {}", item.type(), item.id(), failure.code(), failure.message());
			return item.refused(failure, now, pace);
		}
	}

	private void save(Lab lab, List<ReceiptItem> items) {
		if (!items.isEmpty()) {
			this.labs.edit(lab.id(), (locked) -> {
				this.repository.saveAll(lab.id(), items);
				return true;
			});
		}
	}

	private void settle(Lab lab, TeardownPass pass) {
		if (pass.complete()) {
			this.ledger.takeDown(lab.id(), Set.of(), this.ledger.entries(lab.id()).keySet());
			reach(lab, LabStatus.GONE);
			logger.info("Lab {} is gone: {} resources verified absent", lab.id(), pass.size());
		}
		else if (pass.stuck()) {
			reach(lab, LabStatus.FAILED);
			logger.info("Lab {} could not be taken down as a whole", lab.id());
		}
	}

	private void reach(Lab lab, LabStatus reached) {
		this.labs.change(lab.id(), (now) -> (now.status() == lab.status()) ? now.reached(reached) : now);
	}

}
