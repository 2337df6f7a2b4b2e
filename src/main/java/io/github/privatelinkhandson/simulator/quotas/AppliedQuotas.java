package io.github.privatelinkhandson.simulator.quotas;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import software.amazon.awssdk.services.servicequotas.model.RequestStatus;
import software.amazon.awssdk.services.servicequotas.model.RequestedServiceQuotaChange;

import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Sets the quotas of accounts, as AWS's support would.
 */
public final class AppliedQuotas {

	private final ResourceStore store;

	private final Clock clock;

	public AppliedQuotas(ResourceStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Lets an account have that many, more or fewer than before.
	 */
	public void set(String account, String region, Quota quota, int value) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		this.store.call(account, region, (regional, global) -> {
			RequestedServiceQuotaChange change = change(quota, account, region, value, now);
			quota.resources(regional, global)
				.put(Resource.created(ResourceTypes.QUOTA_CHANGE, quota.code(), change, now));
			return change;
		});
	}

	static RequestedServiceQuotaChange change(Quota quota, String account, String region, double value, Instant at) {
		return RequestedServiceQuotaChange.builder()
			.id(UUID.randomUUID().toString().replace("-", ""))
			.serviceCode(quota.service())
			.serviceName(ServiceNames.of(quota.service()))
			.quotaCode(quota.code())
			.quotaName(quota.quotaName())
			.quotaArn(quota.arn(account, region))
			.desiredValue(value)
			.status(RequestStatus.APPROVED)
			.created(at)
			.lastUpdated(at)
			.requester("{\"accountId\":\"%s\",\"callerArn\":\"arn:aws:iam::%s:root\"}".formatted(account, account))
			.globalQuota(quota.isGlobal())
			.unit("None")
			.quotaRequestedAtLevel("ACCOUNT")
			.build();
	}

}
