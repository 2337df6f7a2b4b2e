package io.github.privatelinkhandson.workshop.closing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * A workshop's lab with its teardown receipt.
 *
 * @param person the participant; null for an unassigned lab
 * @param former whether it has been replaced by another lab
 * @param expected the number of resources that the receipt will have, by the ledger
 */
record LabOutcome(@Nullable Participant person, boolean former, Lab lab, Receipt receipt, int expected) {

	/**
	 * Returns the participant's name; empty for an unassigned lab.
	 */
	public String participant() {
		return (this.person != null) ? this.person.name() : "";
	}

	public boolean gone() {
		return this.lab.status() == LabStatus.GONE;
	}

	/**
	 * Returns the number of resources on the receipt, or that will be on it.
	 */
	public int resources() {
		return this.receipt.resources().isEmpty() ? this.expected : this.receipt.resources().size();
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
