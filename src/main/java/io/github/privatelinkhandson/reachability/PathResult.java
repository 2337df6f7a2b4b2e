package io.github.privatelinkhandson.reachability;

import java.util.List;

/**
 * The findings of a path analysis.
 *
 * @param explanations all that blocks, in the order in which traffic meets it
 * @param forward the components of the forward path; where something blocks, those before
 * it
 * @param returnPath the components of the return path; empty where something blocks
 */
public record PathResult(boolean reachable, List<Explanation> explanations, List<TraceStep.Component> forward,
		List<TraceStep.Component> returnPath) {

	static PathResult of(Trace trace) {
		boolean reachable = trace.passes();
		return new PathResult(reachable, trace.blockers(), components(trace.forward().toList()),
				reachable ? components(trace.returnPath().toList()) : List.of());
	}

	static PathResult impossible(Explanation explanation) {
		return new PathResult(false, List.of(explanation), List.of(), List.of());
	}

	private static List<TraceStep.Component> components(List<TraceStep> steps) {
		return steps.stream()
			.takeWhile(TraceStep.Component.class::isInstance)
			.map((step) -> (TraceStep.Component) step)
			.toList();
	}

	/**
	 * Returns the explanations that Reachability Analyzer itself reports: the first
	 * component that blocks, although there may be more (aws-facts, section 1.2).
	 */
	public List<Explanation> reported() {
		return this.explanations.stream().limit(1).toList();
	}

}
