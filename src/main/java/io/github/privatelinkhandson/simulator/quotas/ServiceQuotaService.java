package io.github.privatelinkhandson.simulator.quotas;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * Service quotas by their codes.
 */
record ServiceQuotaService(Call call) {

	Quota find(@Nullable String service, @Nullable String code) {
		String wanted = this.call.require(code, "QuotaCode");
		return Quota.ofService(this.call.require(service, "ServiceCode"))
			.filter((quota) -> quota.code().equals(wanted))
			.findFirst()
			.orElseThrow(ServiceQuotaService::noSuchResource);
	}

	static AwsError noSuchResource() {
		return AwsError.of("NoSuchResourceException",
				"The request failed because the specified service does not exist.");
	}

}
