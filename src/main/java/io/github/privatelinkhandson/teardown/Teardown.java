package io.github.privatelinkhandson.teardown;

import java.util.List;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.Engine;

/**
 * Takes labs down, and shows the receipt.
 */
@Service
public class Teardown {

	private final Labs labs;

	private final ReceiptRepository repository;

	private final Engine engine;

	Teardown(Labs labs, ReceiptRepository repository, Engine engine) {
		this.labs = labs;
		this.repository = repository;
		this.engine = engine;
	}

	/**
	 * Sets out to delete all that a lab owns, whatever its state; tries what was given up
	 * again.
	 * @throws io.github.privatelinkhandson.lab.LabStateException if it is gone already
	 */
	public void start(String lab) {
		Lab changed = this.labs.change(lab, Lab::tearDown);
		this.repository.find(lab)
			.stream()
			.filter((item) -> item.verifiedAbsentAt() == null)
			.forEach((item) -> this.repository.save(lab, item.renewed()));
		this.engine.wake(changed);
	}

	/**
	 * What a lab owned, and what has become of it. Before a teardown it is empty and not
	 * complete.
	 */
	public Receipt receipt(String lab) {
		boolean complete = this.labs.get(lab).status() == LabStatus.GONE;
		List<ReceiptItem> items = this.repository.find(lab);
		return new Receipt(complete, items.stream().map(ReceiptItem::shown).toList(),
				items.stream().filter((item) -> item.verifiedAbsentAt() == null).map(ReceiptItem::shown).toList());
	}

}
