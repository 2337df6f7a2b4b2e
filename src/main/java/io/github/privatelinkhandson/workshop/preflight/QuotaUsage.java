package io.github.privatelinkhandson.workshop.preflight;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * The quotas of an account and region, and their current usage.
 *
 * @param regions the number of regions that share the account's quotas
 */
record QuotaUsage(Map<LabQuota, Integer> limits, Map<LabQuota, Integer> used, int regions) {

	/**
	 * Returns the number of additional labs that fit.
	 */
	int labs() {
		return Stream.of(LabQuota.values()).mapToInt(this::fits).min().orElseThrow();
	}

	List<QuotaReport> reports(int labs) {
		return Stream.of(LabQuota.values())
			.map((quota) -> new QuotaReport(quota, Blueprint.usage(quota), this.used.get(quota), limit(quota),
					fits(quota), raiseTo(quota, labs)))
			.toList();
	}

	private int fits(LabQuota quota) {
		return Math.max(0, limit(quota) - this.used.get(quota)) / sharers(quota) / Blueprint.usage(quota);
	}

	private int limit(LabQuota quota) {
		int own = this.limits.get(quota);
		return (quota == LabQuota.INTERNET_GATEWAYS) ? Math.max(own, this.limits.get(LabQuota.VPCS)) : own;
	}

	private int raiseTo(LabQuota quota, int labs) {
		int wanted = wanted(quota, labs);
		int there = (quota == LabQuota.INTERNET_GATEWAYS) ? Math.max(limit(quota), wanted(LabQuota.VPCS, labs))
				: limit(quota);
		return (wanted > there) ? wanted : 0;
	}

	private int wanted(LabQuota quota, int labs) {
		return this.used.get(quota) + labs * Blueprint.usage(quota) * sharers(quota);
	}

	private int sharers(LabQuota quota) {
		return quota.isAccountWide() ? this.regions : 1;
	}

}
