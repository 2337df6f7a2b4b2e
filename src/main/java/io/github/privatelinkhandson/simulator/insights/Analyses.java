package io.github.privatelinkhandson.simulator.insights;

import java.time.Duration;
import java.util.List;

import software.amazon.awssdk.services.ec2.model.AnalysisStatus;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Kinds;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * The analyses of an account and region as they are now. What an analysis finds is kept
 * from its start and shown once it has ended.
 */
final class Analyses {

	/** AWS deletes an analysis by itself when it is this old. */
	private static final Duration KEPT = Duration.ofDays(120);

	private Analyses() {
	}

	static List<NetworkInsightsAnalysis> current(Call call) {
		return resources(call).stream().map((resource) -> shown(call, resource)).toList();
	}

	static List<Resource<NetworkInsightsAnalysis>> ofPath(Call call, String pathId) {
		return resources(call).stream()
			.filter((resource) -> pathId.equals(resource.model().networkInsightsPathId()))
			.toList();
	}

	/**
	 * Refuses one more where there are as many as there may be, in all or at a time.
	 */
	static void checkQuotas(Call call) {
		Quota.INSIGHTS_ANALYSES.check(call, () -> resources(call).size() + 1L);
		Quota.CONCURRENT_ANALYSES.check(call,
				() -> current(call).stream().filter((other) -> other.status() == AnalysisStatus.RUNNING).count() + 1);
	}

	private static List<Resource<NetworkInsightsAnalysis>> resources(Call call) {
		return call.resources()
			.all(Kinds.INSIGHTS_ANALYSIS)
			.stream()
			.filter((resource) -> call.moment().since(resource.createdAt()).compareTo(KEPT) < 0)
			.toList();
	}

	static NetworkInsightsAnalysis shown(Call call, Resource<NetworkInsightsAnalysis> resource) {
		NetworkInsightsAnalysis model = resource.model();
		if (call.passed(Latency.ANALYSIS, resource.id(), resource.createdAt())) {
			return model;
		}
		return NetworkInsightsAnalysis.builder()
			.networkInsightsAnalysisId(model.networkInsightsAnalysisId())
			.networkInsightsAnalysisArn(model.networkInsightsAnalysisArn())
			.networkInsightsPathId(model.networkInsightsPathId())
			.startDate(model.startDate())
			.status(AnalysisStatus.RUNNING)
			.filterInArns(model.hasFilterInArns() ? model.filterInArns() : null)
			.filterOutArns(model.hasFilterOutArns() ? model.filterOutArns() : null)
			.tags(model.tags())
			.build();
	}

}
