package io.github.privatelinkhandson.workshop.preflight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

import io.github.privatelinkhandson.aws.CloudMode;

/**
 * What is to be known before a room is let in: whether its places hold it, what to raise,
 * and what it costs.
 */
public record PreflightReport(CloudMode mode, int participants, Duration duration, List<EnvironmentReport> places) {

	/**
	 * Whether there are quotas to mind: labs of the practice AWS have an account each.
	 */
	public boolean limited() {
		return this.mode == CloudMode.AWS;
	}

	/**
	 * How many labs the places hold, as far as it is known.
	 */
	public int labs() {
		return limited() ? this.places.stream().mapToInt(EnvironmentReport::labs).sum() : this.participants;
	}

	public boolean holds() {
		return labs() >= this.participants;
	}

	/**
	 * Whether it is known of every place how it stands.
	 */
	public boolean complete() {
		return this.places.stream().allMatch((place) -> place.failure() == null);
	}

	/**
	 * How many quotas have to be raised, in all places together.
	 */
	public long raises() {
		return this.places.stream().mapToLong(EnvironmentReport::raises).sum();
	}

	/**
	 * How many accounts or regions with a fresh account's quotas hold the room.
	 */
	public int freshPlaces() {
		return (int) Math.ceil((double) this.participants / LabQuota.labsOfAFreshAccount());
	}

	/**
	 * How many more of them hold those that these places do not.
	 */
	public int morePlaces() {
		return (int) Math.ceil((double) Math.max(0, this.participants - labs()) / LabQuota.labsOfAFreshAccount());
	}

	/**
	 * What the room costs.
	 */
	public LabCosts costs() {
		return this.places.stream().map(EnvironmentReport::costs).reduce(LabCosts.NONE, LabCosts::plus);
	}

	/**
	 * What one participant costs, on average over the places.
	 */
	public BigDecimal perHead() {
		return costs().room().divide(BigDecimal.valueOf(this.participants), 2, RoundingMode.HALF_UP);
	}

}
