package io.github.privatelinkhandson.wizard.diagram;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.StepStatus;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;

/**
 * Content of the drawing of a lab. The topology is always the same and stands in the
 * template; this says how each part of it looks.
 *
 * @param parts the look of each part, by the key of its step
 * @param misplaced the places of parts that stand where they do not belong
 * @param address the endpoint's private address, when it is known
 */
public record Diagram(Map<String, NodeState> parts, Map<String, DiagramPosition> misplaced, PathState route,
		@Nullable String address) {

	public static Diagram of(LabView lab, List<AnalysisView> analyses) {
		Map<String, NodeState> parts = new HashMap<>();
		lab.stages()
			.stream()
			.flatMap((stage) -> stage.steps().stream())
			.forEach((step) -> parts.put(step.key(), NodeState.of(step)));
		Map<String, DiagramPosition> misplaced = new HashMap<>();
		lab.steps()
			.filter((step) -> step.status() == StepStatus.WRONG)
			.forEach((step) -> DiagramPosition.of(step, lab).ifPresent((place) -> misplaced.put(step.key(), place)));
		return new Diagram(Map.copyOf(parts), Map.copyOf(misplaced), PathState.of(lab, analyses),
				lab.outputs().endpointIpv4());
	}

	/**
	 * The style classes of the part that these steps make together: it stands when all of
	 * them are done.
	 */
	public String css(String... steps) {
		return part(steps).css();
	}

	/**
	 * Returns the horizontal place of a part: its own, unless it stands elsewhere.
	 */
	public int x(String step, int own) {
		return this.misplaced.containsKey(step) ? this.misplaced.get(step).x() : own;
	}

	/**
	 * Returns the vertical place of a part: its own, unless it stands elsewhere.
	 */
	public int y(String step, int own) {
		return this.misplaced.containsKey(step) ? this.misplaced.get(step).y() : own;
	}

	public boolean ready(String... steps) {
		return part(steps) == NodeState.READY;
	}

	private NodeState part(String... steps) {
		List<NodeState> all = Arrays.stream(steps)
			.map((step) -> this.parts.getOrDefault(step, NodeState.GHOST))
			.toList();
		if (all.contains(NodeState.FAILED)) {
			return NodeState.FAILED;
		}
		if (all.contains(NodeState.WRONG)) {
			return NodeState.WRONG;
		}
		if (all.contains(NodeState.LEAVING)) {
			return NodeState.LEAVING;
		}
		if (all.stream().allMatch((part) -> part == NodeState.READY)) {
			return NodeState.READY;
		}
		return all.stream().allMatch((part) -> part == NodeState.GHOST) ? NodeState.GHOST : NodeState.CREATING;
	}

}
