package io.github.privatelinkhandson.stage.reachability;

import java.util.List;

import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.reachability.Explanation;
import io.github.privatelinkhandson.reachability.PathAnalysis;
import io.github.privatelinkhandson.reachability.PathRequest;
import io.github.privatelinkhandson.reachability.PathResult;
import io.github.privatelinkhandson.stage.Point;

/**
 * The console's own path analysis: at once, free, and with all that blocks.
 */
final class LocalAnalysisEngine {

	private LocalAnalysisEngine() {
	}

	/**
	 * @param loadBalancerGroup the id of the NLB's security group, to know whose rules
	 * block
	 */
	static AnalysisOutcome analyze(Snapshot snapshot, String source, String destination, String loadBalancerGroup) {
		PathResult result = PathAnalysis.of(snapshot, PathRequest.tcp(source, destination));
		return new AnalysisOutcome(AnalysisStatus.SUCCEEDED, result.reachable(),
				result.explanations().stream().map((found) -> explanation(found, loadBalancerGroup)).toList(),
				result.reachable() ? result.forward().stream().map((step) -> component(step.resource())).toList()
						: List.of(),
				null);
	}

	private static AnalysisView.Explanation explanation(Explanation found, String loadBalancerGroup) {
		String code = found.code().name();
		boolean onLoadBalancer = found.all(Explanation.Part.SECURITY_GROUP).contains(loadBalancerGroup);
		return new AnalysisView.Explanation(code, found.component().orElse(null), Point.explains(code, onLoadBalancer),
				found.text());
	}

	private static AnalysisView.PathComponent component(ObservedResource resource) {
		return new AnalysisView.PathComponent(resource.id(), resource.getClass().getSimpleName(), resource.label());
	}

}
