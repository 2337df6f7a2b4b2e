package io.github.privatelinkhandson.stage.reachability;

import io.github.privatelinkhandson.blueprint.Point;
import io.github.privatelinkhandson.observation.model.Observed;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.reachability.Explanation;
import io.github.privatelinkhandson.reachability.PathAnalysis;
import io.github.privatelinkhandson.reachability.Query;
import io.github.privatelinkhandson.reachability.Result;

/**
 * The console's own path analysis: at once, free, and with all that blocks.
 */
final class LocalEngine {

	private LocalEngine() {
	}

	/**
	 * @param loadBalancerGroup the id of the NLB's security group, to know whose rules
	 * block
	 */
	static Verdict analyze(Snapshot snapshot, String source, String destination, String loadBalancerGroup) {
		Result result = PathAnalysis.of(snapshot, Query.tcp(source, destination));
		return new Verdict("succeeded", result.reachable(),
				result.explanations().stream().map((found) -> explanation(found, loadBalancerGroup)).toList(),
				result.reachable() ? result.forward().stream().map((step) -> component(step.resource())).toList()
						: java.util.List.of(),
				null);
	}

	private static AnalysisView.Explanation explanation(Explanation found, String loadBalancerGroup) {
		String code = found.code().name();
		boolean onLoadBalancer = found.all(Explanation.Part.SECURITY_GROUP).contains(loadBalancerGroup);
		return new AnalysisView.Explanation(code, found.component().orElse(null), Point.explains(code, onLoadBalancer),
				found.text());
	}

	private static AnalysisView.PathComponent component(Observed resource) {
		return new AnalysisView.PathComponent(resource.id(), resource.getClass().getSimpleName(), resource.label());
	}

}
