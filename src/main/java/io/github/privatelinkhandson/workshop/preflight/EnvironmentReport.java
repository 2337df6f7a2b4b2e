package io.github.privatelinkhandson.workshop.preflight;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * An account and region against a room.
 *
 * @param share how many of the room's labs are meant for it
 * @param labs how many more labs it holds; 0 where that is not known
 * @param quotas none where there are no quotas to mind, or where they are not known
 * @param failure why it is not known how it stands; null where it is
 */
public record EnvironmentReport(TargetEnvironment place, int share, int labs, List<QuotaReport> quotas, LabCosts costs,
		@Nullable AwsFailure failure) {

	/**
	 * How many quotas have to be raised for its share.
	 */
	public long raises() {
		return shortages().size();
	}

	/**
	 * The quotas that have to be raised for its share.
	 */
	public List<QuotaReport> shortages() {
		return this.quotas.stream().filter((quota) -> !quota.suffices()).toList();
	}

}
