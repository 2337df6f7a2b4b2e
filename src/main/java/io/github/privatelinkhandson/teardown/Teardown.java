package io.github.privatelinkhandson.teardown;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.ReconcileScheduler;

/**
 * Takes labs down, and shows the receipt.
 */
@Service
public class Teardown {

	private final Labs labs;

	private final ReceiptRepository repository;

	private final ReconcileScheduler scheduler;

	Teardown(Labs labs, ReceiptRepository repository, ReconcileScheduler scheduler) {
		this.labs = labs;
		this.repository = repository;
		this.scheduler = scheduler;
	}

	/**
	 * Sets out to delete all that a lab owns, whatever its state; tries what was given up
	 * again.
	 * @throws io.github.privatelinkhandson.problem.ConflictException if it is gone
	 * already
	 */
	public void start(String lab) {
		Lab changed = this.labs.change(lab, (now) -> {
			if (now.status().standing()) {
				this.repository.renew(lab);
			}
			return now.tearDown();
		});
		this.scheduler.wake(changed);
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
		boolean complete = this.labs.get(lab).status() == LabStatus.GONE;
		return new Receipt(complete, this.repository.find(lab).stream().map(ReceiptItem::shown).toList(),
				this.repository.findLeft(lab).stream().map(ReceiptItem::shown).toList());
	}

}
