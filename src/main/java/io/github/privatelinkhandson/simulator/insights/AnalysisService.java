package io.github.privatelinkhandson.simulator.insights;

import java.time.Duration;
import java.util.List;

import software.amazon.awssdk.services.ec2.model.AnalysisStatus;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.PathComponent;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The analyses of an account and region as they are now. What an analysis finds is kept
 * from its start and shown once it has ended.
 */
record AnalysisService(Call call) {

	/** AWS deletes an analysis by itself when it is this old. */
	private static final Duration KEPT = Duration.ofDays(120);

	private static final String NETWORK_EDITED = "The request failed due to modifications in network resources during the"
			+ " analysis";

	List<NetworkInsightsAnalysis> describe(List<Resource<NetworkInsightsAnalysis>> kept) {
		return kept.stream().filter((resource) -> !forgotten(resource)).map((resource) -> describe(resource)).toList();
	}

	List<Resource<NetworkInsightsAnalysis>> ofPath(String pathId) {
		return resources().stream()
			.filter((resource) -> pathId.equals(resource.model().networkInsightsPathId()))
			.toList();
	}

	void checkQuotas() {
		Quota.INSIGHTS_ANALYSES.check(this.call, () -> resources().size() + 1L);
		Quota.CONCURRENT_ANALYSES.check(this.call, () -> running().size() + 1L);
	}

	List<Resource<NetworkInsightsAnalysis>> running() {
		return resources().stream().filter((resource) -> !ended(resource)).toList();
	}

	private boolean ended(Resource<NetworkInsightsAnalysis> resource) {
		return this.call.passed(Latency.ANALYSIS, resource.id(), resource.createdAt());
	}

	private List<Resource<NetworkInsightsAnalysis>> resources() {
		return this.call.stream(ResourceTypes.INSIGHTS_ANALYSIS).filter((resource) -> !forgotten(resource)).toList();
	}

	private boolean forgotten(Resource<NetworkInsightsAnalysis> resource) {
		return this.call.time().since(resource.createdAt()).compareTo(KEPT) >= 0;
	}

	NetworkInsightsAnalysis describe(Resource<NetworkInsightsAnalysis> resource) {
		NetworkInsightsAnalysis model = resource.model();
		if (!ended(resource)) {
			return asked(model).status(AnalysisStatus.RUNNING).build();
		}
		return (resource.time(NetworkEdits.EDITED) == null) ? model
				: asked(model).status(AnalysisStatus.FAILED)
					.statusMessage(NETWORK_EDITED)
					.networkPathFound(false)
					.build();
	}

	/**
	 * The analysis without anything that it found.
	 */
	private static NetworkInsightsAnalysis.Builder asked(NetworkInsightsAnalysis model) {
		return model.toBuilder()
			.networkPathFound(null)
			.forwardPathComponents((List<PathComponent>) null)
			.returnPathComponents((List<PathComponent>) null)
			.explanations((List<Explanation>) null);
	}

}
