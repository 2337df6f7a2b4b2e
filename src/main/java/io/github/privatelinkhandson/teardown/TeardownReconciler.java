package io.github.privatelinkhandson.teardown;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.provisioning.LabPlan;
import io.github.privatelinkhandson.provisioning.LabReconciler;
import io.github.privatelinkhandson.provisioning.Ledger;
import io.github.privatelinkhandson.provisioning.LedgerEntry;
import io.github.privatelinkhandson.provisioning.NextLook;
import io.github.privatelinkhandson.provisioning.PollingPolicy;
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

	/** Reads of what a lab owns, and of what may be in its way. */
	private static final Set<ReadKind> OF_LAB = Set.copyOf(EnumSet.complementOf(EnumSet.of(ReadKind.MANAGED_INSTANCES,
			ReadKind.LOAD_BALANCER_ATTRIBUTES, ReadKind.TARGET_GROUP_ATTRIBUTES, ReadKind.TARGET_HEALTH,
			ReadKind.EGRESS_ONLY_GATEWAYS, ReadKind.PEERING_CONNECTIONS, ReadKind.VIRTUAL_GATEWAYS)));

	private static final Set<ReadKind> OF_ACCOUNT = Set
		.copyOf(EnumSet.complementOf(EnumSet.of(ReadKind.MANAGED_INSTANCES, ReadKind.LOAD_BALANCER_ATTRIBUTES,
				ReadKind.TARGET_GROUP_ATTRIBUTES, ReadKind.TARGET_HEALTH)));

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
	public LabPlan advance(Lab lab, Snapshot snapshot, AwsClients aws, PollingPolicy pace) {
		Instant now = this.clock.instant();
		if (!this.scope.has(lab)) {
			return LabPlan.at(now.plus(pace.interval()));
		}
		boolean whole = ownsAccount(lab);
		Set<ReadKind> kinds = whole ? OF_ACCOUNT : OF_LAB;
		Set<ReadKind> untried = kinds.stream()
			.filter((kind) -> !snapshot.read(kind).isTried())
			.collect(Collectors.toSet());
		if (!untried.isEmpty()) {
			list(lab);
			return LabPlan.reading(untried, now, whole);
		}
		boolean read = kinds.stream().allMatch((kind) -> snapshot.read(kind).takenAt() != null);
		TeardownPass pass = look(lab, snapshot, aws, pace.soon(), whole, read);
		List<ReceiptItem> due = pass.observe();
		List<CompletableFuture<ReceiptItem>> deletions = due.stream()
			.map((item) -> this.executor.submit(aws,
					() -> ApiCallLog.forLab(lab.id(), () -> delete(item, pass.property(), aws, pace.soon()))))
			.toList();
		ReconcileExecutor.await(deletions).forEach(pass::put);
		save(lab, pass.changed());
		this.ledger.takeDown(lab.id(), pass.deleting(), pass.gone());
		settle(lab, pass, read);
		return plan(pass, kinds, whole, !due.isEmpty(), pace);
	}

	@Override
	public void hindered(Lab lab, AwsFailure failure) {
		if (this.scope.has(lab)) {
			list(lab);
		}
	}

	/**
	 * Shows what is left from the first moment on, though nothing was read yet.
	 */
	private void list(Lab lab) {
		Snapshot nothing = new Snapshot(lab.account(), lab.region(), this.clock.instant(), List.of());
		List<ReceiptItem> known = this.repository.find(lab.id());
		Set<String> keys = known.stream().map(ReceiptItem::key).collect(Collectors.toSet());
		save(lab,
				new OwnedResources(lab, nothing, this.ledger.entries(lab.id()), false).items()
					.stream()
					.filter((item) -> !keys.contains(item.key()))
					.toList());
	}

	/**
	 * Plans the next look. When nothing is being deleted any more, everything is read
	 * once more; what has failed is tried again.
	 */
	private LabPlan plan(TeardownPass pass, Set<ReadKind> kinds, boolean whole, boolean acted, PollingPolicy pace) {
		Instant now = this.clock.instant();
		Instant again = now.plus(pace.again());
		Snapshot snapshot = pass.property().snapshot();
		NextLook next = new NextLook(snapshot);
		pass.awaited(pace).forEach(next::read);
		boolean settled = pass.settled() && !acted;
		kinds.stream()
			.filter((kind) -> settled || snapshot.read(kind).failure() != null)
			.forEach((kind) -> next.read(kind, again));
		pass.refusedUntil().ifPresent((at) -> kinds.forEach((kind) -> next.read(kind, at)));
		pass.nextTryAt().ifPresent(next::at);
		if (acted) {
			next.at(again);
		}
		return next.plan(acted, whole, now.plus(pace.interval()));
	}

	/**
	 * Observes the remaining resources of the lab. Volumes and what no stage makes are
	 * looked up only when all was read and nothing else is left.
	 */
	private TeardownPass look(Lab lab, Snapshot snapshot, AwsClients aws, Duration pace, boolean whole, boolean read) {
		Map<String, LedgerEntry> entries = this.ledger.entries(lab.id());
		List<ReceiptItem> known = this.repository.find(lab.id());
		Instant now = this.clock.instant();
		TeardownPass pass = new TeardownPass(new OwnedResources(lab, snapshot, entries, whole), known, now, pace);
		return (read && pass.nothingThere()) ? new TeardownPass(
				new OwnedResources(lab, new UntaggedResources(lab, aws).withLeftovers(snapshot, whole), entries, whole),
				known, now, pace) : pass;
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

	private void settle(Lab lab, TeardownPass pass, boolean read) {
		if (read && pass.complete()) {
			this.ledger.takeDown(lab.id(), Set.of(), this.ledger.entries(lab.id()).keySet());
			reach(lab, LabStatus.GONE);
			logger.info("Lab {} is gone: {} resources verified absent", lab.id(), pass.size());
		}
		else if (pass.stuck()) {
			this.labs.change(lab.id(), (now) -> isGivenUp(lab, now) ? now.reached(LabStatus.FAILED) : now);
			logger.info("Lab {} could not be taken down as a whole", lab.id());
		}
	}

	/**
	 * Returns whether nobody has asked for another try in the meantime.
	 */
	private boolean isGivenUp(Lab lab, Lab now) {
		return now.status() == lab.status() && this.repository.find(lab.id()).stream().anyMatch(ReceiptItem::givenUp);
	}

	private void reach(Lab lab, LabStatus reached) {
		this.labs.change(lab.id(), (now) -> (now.status() == lab.status()) ? now.reached(reached) : now);
	}

}
