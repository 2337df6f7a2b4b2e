package io.github.privatelinkhandson.reachability;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the steps of a hop in one direction. What is blocked goes on as if it were
 * not, so that all blockers are found.
 */
final class HopBuilder {

	private final List<TraceStep> steps = new ArrayList<>();

	private Flow flow;

	HopBuilder(Flow flow) {
		this.flow = flow;
	}

	void pass(TraceStep.Component component) {
		this.steps.add(component);
	}

	/**
	 * Passes a filter that only these ports get through.
	 */
	void pass(TraceStep.Component component, PortSet admitted) {
		this.steps.add(component);
		this.flow = this.flow.on(admitted);
	}

	void block(Explanation explanation) {
		this.steps.add(new TraceStep.Blocked(explanation));
	}

	void become(Flow newFlow) {
		this.flow = newFlow;
	}

	Flow flow() {
		return this.flow;
	}

	List<TraceStep> steps() {
		return List.copyOf(this.steps);
	}

}
