package io.github.privatelinkhandson.teardown;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.ReconcileScheduler;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Takes labs down, and shows the receipt.
 */
@Service
public class Teardown {

	private final Labs labs;

	private final ReceiptRepository repository;

	private final LabLeases leases;

	private final ReconcileScheduler scheduler;

	private final Clock clock;

	Teardown(Labs labs, ReceiptRepository repository, LabLeases leases, ReconcileScheduler scheduler, Clock clock) {
		this.labs = labs;
		this.repository = repository;
		this.leases = leases;
		this.scheduler = scheduler;
		this.clock = clock;
	}

	/**
	 * Sets out to delete all that a lab owns, whatever its state; tries what was given up
	 * again.
	 * @throws io.github.privatelinkhandson.problem.ConflictException if it is gone
	 * already
	 */
	public void start(String lab) {
		Lab changed = this.labs.change(lab, (now) -> {
			if (now.status().isActive()) {
				this.repository.renew(lab);
			}
			return now.tearDown();
		});
		this.scheduler.wake(changed);
	}

	/**
	 * Ends a lab's lease, which has it taken down until it is gone.
	 */
	public void end(String lab) {
		this.scheduler.wake(this.leases.expireAt(lab, this.clock.instant()));
	}

	/**
	 * Returns whether a teardown of the lab was stopped before its end, by AWS or by
	 * somebody.
	 */
	public boolean stopped(String lab) {
		Lab now = this.labs.get(lab);
		return now.status() == LabStatus.FAILED && now.goal() == null && !this.repository.find(lab).isEmpty();
	}

	/**
	 * Returns the receipt of a lab: the resources it owned and the progress of their
	 * deletion. Before a teardown it is empty and not complete.
	 */
	public Receipt receipt(String lab) {
		return receipt(this.labs.get(lab), this.repository.find(lab));
	}

	/**
	 * Returns the receipts of many labs, by the labs' ids, in one query.
	 */
	public Map<String, Receipt> receipts(Collection<Lab> many) {
		Map<String, List<ReceiptItem>> items = this.repository.find(many.stream().map(Lab::id).toList());
		return many.stream()
			.collect(Collectors.toMap(Lab::id, (lab) -> receipt(lab, items.getOrDefault(lab.id(), List.of()))));
	}

	/**
	 * Returns the number of resources that the receipt of each lab will have by the lab's
	 * ledger, by the labs' ids, in one query.
	 */
	public Map<String, Integer> expected(Collection<Lab> many) {
		List<String> deleted = Blueprint.steps()
			.stream()
			.filter((step) -> Deletions.ofType(step.type()).isPresent())
			.map(Step::key)
			.toList();
		return this.repository.countOwned(many.stream().map(Lab::id).toList(), deleted);
	}

	private static Receipt receipt(Lab lab, List<ReceiptItem> items) {
		return new Receipt(lab.status() == LabStatus.GONE, items.stream().map(ReceiptItem::shown).toList(),
				items.stream().filter((item) -> item.verifiedAbsentAt() == null).map(ReceiptItem::shown).toList());
	}

}
