package io.github.privatelinkhandson.wizard.drawing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;

/**
 * What the drawing of a lab shows. The topology is always the same and stands in the
 * template; this says how each part of it looks.
 *
 * @param parts the look of each part, by the key of its step
 * @param address the endpoint's private address, when it is known
 */
public record Drawing(Map<String, Part> parts, Route route, @Nullable String address) {

	public static Drawing of(LabView lab, List<AnalysisView> analyses) {
		Map<String, Part> parts = new HashMap<>();
		lab.stages()
			.stream()
			.flatMap((stage) -> stage.steps().stream())
			.forEach((step) -> parts.put(step.key(), Part.of(step)));
		return new Drawing(Map.copyOf(parts), Route.of(lab, analyses), lab.outputs().endpointIpv4());
	}

	/**
	 * The style classes of the part that these steps make together: it stands when all of
	 * them are done.
	 */
	public String css(String... steps) {
		return part(steps).css();
	}

	/**
	 * Whether the part that these steps make together stands.
	 */
	public boolean ready(String... steps) {
		return part(steps) == Part.READY;
	}

	private Part part(String... steps) {
		List<Part> all = Arrays.stream(steps).map((step) -> this.parts.getOrDefault(step, Part.GHOST)).toList();
		if (all.contains(Part.FAILED)) {
			return Part.FAILED;
		}
		if (all.contains(Part.LEAVING)) {
			return Part.LEAVING;
		}
		if (all.stream().allMatch((part) -> part == Part.READY)) {
			return Part.READY;
		}
		return all.stream().allMatch((part) -> part == Part.GHOST) ? Part.GHOST : Part.CREATING;
	}

}
