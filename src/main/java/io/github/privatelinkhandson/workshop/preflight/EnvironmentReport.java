package io.github.privatelinkhandson.workshop.preflight;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * The capacity of an account and region for a planned workshop.
 *
 * @param share the number of labs assigned to it
 * @param labs the number of additional labs that fit; 0 if unknown
 * @param quotas the relevant quotas; empty if none apply or they are unknown
 * @param failure the error that prevented reading the usage; null if none
 */
public record EnvironmentReport(TargetEnvironment place, int share, int labs, List<QuotaReport> quotas, LabCosts costs,
		@Nullable AwsFailure failure) {

	public long raises() {
		return shortages().size();
	}

	/**
	 * Returns the quotas to raise for its share.
	 */
	public List<QuotaReport> shortages() {
		return this.quotas.stream().filter((quota) -> !quota.suffices()).toList();
	}

}
