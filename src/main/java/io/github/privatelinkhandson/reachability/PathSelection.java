package io.github.privatelinkhandson.reachability;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * Chooses among the ways to a destination the shortest that is as it was asked for, or
 * says what was asked for in vain.
 */
record PathSelection(PathRequest request) {

	private static final Comparator<Trace> BEST_FIRST = Comparator.comparing(Trace::passes)
		.reversed()
		.thenComparing(Trace::lost)
		.thenComparingInt((trace) -> trace.hops().size())
		.thenComparingInt((trace) -> trace.blockers().size());

	/**
	 * The result of these ways, of which there is at least one.
	 */
	PathResult of(List<Trace> traces) {
		List<Trace> allowed = traces.stream()
			.filter((trace) -> this.request.around().stream().noneMatch((component) -> leadsThrough(trace, component)))
			.toList();
		if (allowed.isEmpty()) {
			return inVain(ExplanationCode.COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT, this.request.around().get(0));
		}
		List<Trace> through = allowed.stream().filter((trace) -> missing(trace).isEmpty()).toList();
		if (through.isEmpty()) {
			return inVain(
					allowed.size() < traces.size() ? ExplanationCode.COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT
							: ExplanationCode.COMPONENT_FILTER_RESTRICTION,
					missing(best(allowed)).orElseThrow());
		}
		List<Trace> asAsked = through.stream().filter((trace) -> mismatch(trace).isEmpty()).toList();
		Trace best = best(asAsked.isEmpty() ? through : asAsked);
		return mismatch(best).filter((code) -> best.passes())
			.map((code) -> PathResult.impossible(Explanation.of(code)))
			.orElseGet(() -> PathResult.of(best));
	}

	private static Trace best(List<Trace> traces) {
		return traces.stream().min(BEST_FIRST).orElseThrow();
	}

	private Optional<ExplanationCode> mismatch(Trace trace) {
		return this.request.atDestination().mismatchOnArrival(trace.flow());
	}

	private Optional<String> missing(Trace trace) {
		return this.request.through().stream().filter((component) -> !leadsThrough(trace, component)).findFirst();
	}

	private static boolean leadsThrough(Trace trace, String component) {
		return trace.forward()
			.anyMatch((step) -> step instanceof TraceStep.Component passed
					&& (component.equals(passed.resource().id()) || component.endsWith("/" + passed.resource().id())));
	}

	private static PathResult inVain(ExplanationCode code, String component) {
		return PathResult.impossible(Explanation.of(code).with(Part.COMPONENT, component));
	}

}
