package io.github.privatelinkhandson.workshop.preflight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * The capacity of a planned workshop's environments, the quotas to raise, and the costs.
 */
public record PreflightReport(CloudMode mode, int participants, Duration duration, List<EnvironmentReport> places) {

	/**
	 * Returns whether quotas apply; labs of the practice AWS have an account each.
	 */
	public boolean limited() {
		return this.mode == CloudMode.AWS;
	}

	/**
	 * Returns the number of labs that fit, as far as known.
	 */
	public int labs() {
		return limited() ? this.places.stream().mapToInt(EnvironmentReport::labs).sum() : this.participants;
	}

	public boolean holds() {
		return labs() >= this.participants;
	}

	/**
	 * Returns whether the usage of every environment is known.
	 */
	public boolean complete() {
		return this.places.stream().allMatch((place) -> place.failure() == null);
	}

	public long raises() {
		return this.places.stream().mapToLong(EnvironmentReport::raises).sum();
	}

	/**
	 * Returns the number of regions or accounts with default quotas that the workshop
	 * needs.
	 */
	public int freshPlaces() {
		return (int) Math.ceil((double) this.participants / labsOfNewAccount());
	}

	/**
	 * Returns the number of further regions or accounts with default quotas that are
	 * needed beside these environments.
	 */
	public int morePlaces() {
		return (int) Math.ceil((double) Math.max(0, this.participants - labs()) / labsOfNewAccount());
	}

	private static int labsOfNewAccount() {
		return Stream.of(LabQuota.values())
			.mapToInt((quota) -> quota.labsOfNewAccount(Blueprint.usage(quota)))
			.min()
			.orElseThrow();
	}

	public LabCosts costs() {
		return this.places.stream().map(EnvironmentReport::costs).reduce(LabCosts.NONE, LabCosts::plus);
	}

	public BigDecimal perHead() {
		return costs().room().divide(BigDecimal.valueOf(this.participants), 2, RoundingMode.HALF_UP);
	}

}
