package io.github.privatelinkhandson.wizard.diagram;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;

/**
 * Place on the way from EC2-A to EC2-B where a packet is stopped, in the order of the
 * way. The place of the cross is in the drawing's units.
 */
public enum BlockedPoint {

	CLIENT(338, 206), ENDPOINT(384, 206), SERVICE(524, 206), LOAD_BALANCER_GROUP(706, 206), ZONE(896, 326),
	SERVER(896, 402);

	private static final Map<String, BlockedPoint> STEPS = Map.ofEntries(Map.entry("ec2-a", CLIENT),
			Map.entry("sg-ec2-a", CLIENT), Map.entry("sg-endpoint", ENDPOINT), Map.entry("endpoint", SERVICE),
			Map.entry("endpoint-service", SERVICE), Map.entry("sg-nlb", LOAD_BALANCER_GROUP),
			Map.entry("nlb", LOAD_BALANCER_GROUP), Map.entry("listener", LOAD_BALANCER_GROUP),
			Map.entry("target-group", ZONE), Map.entry("sg-ec2-b", SERVER), Map.entry("ec2-b", SERVER));

	private final int x;

	private final int y;

	BlockedPoint(int x, int y) {
		this.x = x;
		this.y = y;
	}

	/**
	 * The first place at which an analysis that found no path saw it blocked.
	 */
	static Optional<BlockedPoint> of(AnalysisView analysis, LabView lab) {
		return analysis.explanations()
			.stream()
			.flatMap((explanation) -> of(explanation, lab).stream())
			.min(Comparator.naturalOrder());
	}

	private static Optional<BlockedPoint> of(AnalysisView.Explanation explanation, LabView lab) {
		return switch (explanation.point()) {
			case 3 -> Optional.of(LOAD_BALANCER_GROUP);
			case 4 -> Optional.of(ZONE);
			default -> lab.steps()
				.filter((step) -> step.id() != null && step.id().equals(explanation.component()))
				.map(LabView.Step::key)
				.filter(STEPS::containsKey)
				.map(STEPS::get)
				.findFirst();
		};
	}

	public int x() {
		return this.x;
	}

	public int y() {
		return this.y;
	}

	/**
	 * The cut's name in message keys ({@code load-balancer-group}).
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
