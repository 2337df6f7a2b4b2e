package io.github.privatelinkhandson.workshop.preflight;

/**
 * A quota of an account and region against a room.
 *
 * @param perLab how much of it one lab takes
 * @param used how much of it is taken already
 * @param limit how much there may be
 * @param fits how many more labs it has room for
 * @param raiseTo what it has to be for this place's labs; 0 where it suffices
 */
public record QuotaReport(LabQuota quota, int perLab, int used, int limit, int fits, int raiseTo) {

	public boolean suffices() {
		return this.raiseTo == 0;
	}

}
