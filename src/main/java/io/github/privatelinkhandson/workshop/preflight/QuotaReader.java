package io.github.privatelinkhandson.workshop.preflight;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.stage.LabQuota;

/**
 * Reads the quotas of an account and region.
 */
record QuotaReader(ServiceQuotasClient quotas) {

	/**
	 * Returns the value applied to the account, or AWS's default value if there is none.
	 */
	int of(LabQuota quota) {
		try {
			return this.quotas
				.getServiceQuota((request) -> request.serviceCode(quota.service()).quotaCode(quota.code()))
				.quota()
				.value()
				.intValue();
		}
		catch (SdkException ex) {
			if (AwsFailure.of(ex).kind() == AwsFailure.Kind.NOT_FOUND) {
				return byDefault(quota);
			}
			throw ex;
		}
	}

	private int byDefault(LabQuota quota) {
		return this.quotas
			.getAWSDefaultServiceQuota((request) -> request.serviceCode(quota.service()).quotaCode(quota.code()))
			.quota()
			.value()
			.intValue();
	}

}
