package io.github.privatelinkhandson.workshop.preflight;

import io.github.privatelinkhandson.stage.LabQuota;

/**
 * The usage of a quota of an account and region, and the value needed.
 *
 * @param perLab the usage of one lab
 * @param used the current usage
 * @param limit the quota's value
 * @param fits the number of additional labs that fit
 * @param raiseTo the value needed for the environment's share of labs; 0 if the current
 * one suffices
 */
public record QuotaReport(LabQuota quota, int perLab, int used, int limit, int fits, int raiseTo) {

	public boolean suffices() {
		return this.raiseTo == 0;
	}

}
