package io.github.privatelinkhandson.teardown;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CallLog;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.provisioning.LabAdvance;
import io.github.privatelinkhandson.provisioning.Ledger;
import io.github.privatelinkhandson.provisioning.Workers;

/**
 * Deletes what labs own, each resource as soon as what depends on it is gone. A lab is
 * gone when a second observation has found nothing of it any more.
 */
@Component
class TearingDown implements LabAdvance {

	private static final Logger logger = LoggerFactory.getLogger(TearingDown.class);

	/**
	 * How many of the short paces to wait before a deletion that had no effect is asked
	 * for again.
	 */
	private static final int PATIENCE = 60;

	private final Labs labs;

	private final Ledger ledger;

	private final ReceiptRepository repository;

	private final Workers workers;

	private final Clock clock;

	TearingDown(Labs labs, Ledger ledger, ReceiptRepository repository, Workers workers, Clock clock) {
		this.labs = labs;
		this.ledger = ledger;
		this.repository = repository;
		this.workers = workers;
		this.clock = clock;
	}

	@Override
	public List<Lab> concerned(List<Lab> labs) {
		return labs.stream().filter((lab) -> lab.status() == LabStatus.TEARING_DOWN).toList();
	}

	@Override
	public boolean advance(Lab lab, Snapshot snapshot, AwsClients aws, Duration pace) {
		Property property = new Property(lab, snapshot, this.ledger.entries(lab.id()));
		TeardownRun run = new TeardownRun(property, this.repository.find(lab.id()), this.clock.instant(), pace);
		List<ReceiptItem> due = run.observe();
		List<CompletableFuture<ReceiptItem>> deletions = due.stream()
			.map((item) -> this.workers.submit(() -> CallLog.forLab(lab.id(), () -> delete(item, snapshot, aws, pace))))
			.toList();
		Workers.await(deletions).forEach(run::put);
		save(lab, run.changed());
		this.ledger.takeDown(lab.id(), run.deleting(), run.gone());
		settle(lab, run);
		return !due.isEmpty();
	}

	/**
	 * Shows what keeps the account from being observed at all that is left, unless it
	 * will pass.
	 */
	@Override
	public void hindered(Lab lab, AwsFailure failure) {
		if (!failure.passing()) {
			save(lab,
					this.repository.find(lab.id())
						.stream()
						.filter((item) -> item.verifiedAbsentAt() == null)
						.map((item) -> item.hindered(failure))
						.toList());
			reach(lab, LabStatus.FAILED);
		}
	}

	private ReceiptItem delete(ReceiptItem item, Snapshot snapshot, AwsClients aws, Duration pace) {
		Instant now = this.clock.instant();
		try {
			Deletions.ofType(item.type()).orElseThrow().delete(aws, snapshot, item.id());
			logger.info("{} {} deleted", item.type(), item.id());
			return item.deleted(now, now.plus(pace.multipliedBy(PATIENCE)));
		}
		catch (RuntimeException ex) {
			AwsFailure failure = AwsFailure.of(ex);
			if (failure.kind() == AwsFailure.Kind.NOT_FOUND) {
				return item.deleted(now, now.plus(pace));
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

	private void settle(Lab lab, TeardownRun run) {
		if (run.complete()) {
			this.ledger.takeDown(lab.id(), Set.of(), this.ledger.entries(lab.id()).keySet());
			reach(lab, LabStatus.GONE);
			logger.info("Lab {} is gone: {} resources verified absent", lab.id(), run.size());
		}
		else if (run.stuck()) {
			reach(lab, LabStatus.FAILED);
			logger.info("Lab {} could not be taken down as a whole", lab.id());
		}
	}

	private void reach(Lab lab, LabStatus reached) {
		this.labs.change(lab.id(), (now) -> (now.status() == lab.status()) ? now.reached(reached) : now);
	}

}
