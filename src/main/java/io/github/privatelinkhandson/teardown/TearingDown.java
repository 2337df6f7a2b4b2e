package io.github.privatelinkhandson.teardown;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CallLog;
import io.github.privatelinkhandson.blueprint.Blueprint;
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
	public boolean concerns(Lab lab) {
		return lab.status() == LabStatus.TEARING_DOWN;
	}

	@Override
	public boolean advance(Lab lab, Snapshot snapshot, AwsClients aws, Duration pace) {
		Map<String, ReceiptItem> before = this.repository.find(lab.id())
			.stream()
			.collect(Collectors.toMap(ReceiptItem::key, (item) -> item, (one, other) -> one, LinkedHashMap::new));
		Map<String, ReceiptItem> items = new LinkedHashMap<>(before);
		Property property = new Property(lab, snapshot, this.ledger.entries(lab.id()));
		property.items().forEach((item) -> items.putIfAbsent(item.key(), item));
		List<CompletableFuture<ReceiptItem>> deletions = items.values()
			.stream()
			.map((item) -> this.workers
				.submit(() -> CallLog.forLab(lab.id(), () -> advance(item, snapshot, aws, pace))))
			.toList();
		deletions.forEach((deletion) -> items.put(deletion.join().key(), deletion.join()));
		boolean changed = store(lab, before, items);
		settle(lab, property, items);
		return changed;
	}

	@Override
	public void hindered(Lab lab, AwsFailure failure) {
		logger.warn("Lab {} cannot be taken down now: {} {}", lab.id(), failure.code(), failure.message());
	}

	private ReceiptItem advance(ReceiptItem item, Snapshot snapshot, AwsClients aws, Duration pace) {
		Deletion<?> deletion = Deletions.ofType(item.type()).orElseThrow();
		if (snapshot.find(deletion.observed(), item.id()).isEmpty()) {
			return item.absent(snapshot.takenAt());
		}
		Instant now = this.clock.instant();
		String blockers = deletion.blockers(snapshot, item.id()).distinct().limit(5).collect(Collectors.joining(" "));
		if (!blockers.isEmpty()) {
			return item.waitingFor(blockers);
		}
		return (item.due(now) && !item.givenUp()) ? delete(deletion, item, snapshot, aws, pace) : item;
	}

	private ReceiptItem delete(Deletion<?> deletion, ReceiptItem item, Snapshot snapshot, AwsClients aws,
			Duration pace) {
		Instant now = this.clock.instant();
		try {
			deletion.delete(aws, snapshot, item.id());
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

	private boolean store(Lab lab, Map<String, ReceiptItem> before, Map<String, ReceiptItem> after) {
		List<ReceiptItem> changed = after.values()
			.stream()
			.filter((item) -> !item.equals(before.get(item.key())))
			.toList();
		changed.forEach((item) -> this.repository.save(lab.id(), item));
		if (!changed.isEmpty()) {
			this.labs.changed(lab.id());
		}
		return !changed.isEmpty();
	}

	private void settle(Lab lab, Property property, Map<String, ReceiptItem> items) {
		property.entries().forEach((entry) -> {
			ReceiptItem item = items.get(ReceiptItem.key(Blueprint.step(entry.step()).type(), entry.id()));
			if (item != null && item.verifiedAbsentAt() != null) {
				this.ledger.gone(lab.id(), entry.step());
			}
			else if (item != null && item.deletedAt() != null) {
				this.ledger.deleting(lab.id(), entry.step());
			}
		});
		if (property.nothingObserved() && items.values().stream().allMatch((item) -> item.verifiedAbsentAt() != null)) {
			property.entries().forEach((entry) -> this.ledger.gone(lab.id(), entry.step()));
			this.labs.change(lab.id(),
					(now) -> (now.status() == LabStatus.TEARING_DOWN) ? now.reached(LabStatus.GONE) : now);
			logger.info("Lab {} is gone: {} resources verified absent", lab.id(), items.size());
		}
		else if (items.values().stream().anyMatch(ReceiptItem::givenUp) && items.values()
			.stream()
			.allMatch((item) -> item.givenUp() || item.absentAt() != null || item.waitingFor() != null)) {
			this.labs.change(lab.id(),
					(now) -> (now.status() == LabStatus.TEARING_DOWN) ? now.reached(LabStatus.FAILED) : now);
		}
	}

}
