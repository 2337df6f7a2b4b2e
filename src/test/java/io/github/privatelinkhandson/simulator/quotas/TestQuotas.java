package io.github.privatelinkhandson.simulator.quotas;

import java.time.Instant;

import software.amazon.awssdk.services.servicequotas.model.RequestedServiceQuotaChange;

import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Sets quotas of practice accounts, also below AWS's default.
 */
public final class TestQuotas {

	private TestQuotas() {
	}

	public static void set(ResourceStore store, String account, String region, Quota quota, int value) {
		store.call(account, region, (regional, global) -> {
			RequestedServiceQuotaChange change = ServiceQuotaOperations.approved(quota, account, region, value,
					Instant.EPOCH);
			quota.resources(regional, global)
				.put(Resource.created(ResourceTypes.QUOTA_CHANGE, quota.code(), change, Instant.EPOCH));
			return change;
		});
	}

}
