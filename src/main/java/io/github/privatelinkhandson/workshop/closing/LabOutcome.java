package io.github.privatelinkhandson.workshop.closing;

import java.util.List;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.teardown.Receipt;

/**
 * A workshop's lab with its teardown receipt.
 *
 * @param participant the participant's name; empty for an unassigned lab
 * @param former whether it has been replaced by another lab
 */
record LabOutcome(String participant, boolean former, Lab lab, Receipt receipt) {

	public boolean gone() {
		return this.lab.status() == LabStatus.GONE;
	}

	public long verified() {
		return this.receipt.resources().stream().filter((item) -> item.verifiedAbsentAt() != null).count();
	}

	/**
	 * Returns the resources that could not be deleted, with the errors.
	 */
	public List<Receipt.Item> reasons() {
		return this.receipt.left().stream().filter((item) -> item.error() != null).toList();
	}

}
