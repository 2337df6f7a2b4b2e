package io.github.privatelinkhandson.workshop.closing;

import java.util.List;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.teardown.Receipt;

/**
 * What has become of one lab of a workshop.
 *
 * @param participant the participant's name; empty for a lab that nobody got
 * @param former whether the participant was given another lab after it
 */
record LabOutcome(String participant, boolean former, Lab lab, Receipt receipt) {

	public boolean gone() {
		return this.lab.status() == LabStatus.GONE;
	}

	public long verified() {
		return this.receipt.resources().stream().filter((item) -> item.verifiedAbsentAt() != null).count();
	}

	/**
	 * What is left, and why.
	 */
	public List<Receipt.Item> reasons() {
		return this.receipt.left().stream().filter((item) -> item.error() != null).toList();
	}

}
