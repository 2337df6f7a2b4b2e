package io.github.privatelinkhandson.wizard.diagram;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.StepStatus;
import io.github.privatelinkhandson.stage.BlockedPoint;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.connection.ConnectionBlueprint;
import io.github.privatelinkhandson.stage.endpoint.EndpointBlueprint;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;

/**
 * Knowledge of the way from EC2-A to EC2-B.
 *
 * @param cut where it ends; null unless it is {@code CUT}
 */
public record PathState(State state, @Nullable BlockedPoint cut) {

	/**
	 * Nothing is known yet; an analysis is running; packets are stopped; packets arrive;
	 * the way is being or has been taken down.
	 */
	public enum State {

		UNKNOWN, PROBING, CUT, OPEN, GONE

	}

	static PathState of(LabView lab, List<AnalysisView> analyses) {
		if (lab.isTakenDown()) {
			return new PathState(State.GONE, null);
		}
		if (!ready(lab, EndpointBlueprint.ENDPOINT)) {
			return new PathState(State.UNKNOWN, null);
		}
		if (ready(lab, ConnectionBlueprint.CURL)) {
			return new PathState(State.OPEN, null);
		}
		Optional<AnalysisView> last = analyses.stream().reduce((first, second) -> second);
		return last.map((analysis) -> of(analysis, lab)).orElseGet(() -> new PathState(State.UNKNOWN, null));
	}

	private static PathState of(AnalysisView analysis, LabView lab) {
		if (analysis.running()) {
			return new PathState(State.PROBING, null);
		}
		if (analysis.foundPath()) {
			return new PathState(State.OPEN, null);
		}
		return cut(analysis, lab).filter((cut) -> !fixedSince(analysis.startedAt(), lab))
			.map((cut) -> new PathState(State.CUT, cut))
			.orElseGet(() -> new PathState(State.UNKNOWN, null));
	}

	/**
	 * Finds the first place at which an analysis that found no path saw it blocked.
	 */
	private static Optional<BlockedPoint> cut(AnalysisView analysis, LabView lab) {
		return analysis.explanations()
			.stream()
			.flatMap((explanation) -> cut(explanation, lab).stream())
			.min(Comparator.naturalOrder());
	}

	private static Optional<BlockedPoint> cut(AnalysisView.Explanation explanation, LabView lab) {
		return switch (explanation.point()) {
			case 3 -> Optional.of(BlockedPoint.LOAD_BALANCER_GROUP);
			case 4 -> Optional.of(BlockedPoint.ZONE);
			default -> lab.steps()
				.filter((step) -> step.id() != null && step.id().equals(explanation.component()))
				.flatMap((step) -> Stream.ofNullable(Blueprint.step(step.key()).blockedAt()))
				.findFirst();
		};
	}

	/**
	 * Returns the style classes of a leg of the way; legs are counted from EC2-A, and leg
	 * {@code n} ends at the {@code n}th cut.
	 */
	public String leg(int number) {
		return switch (this.state) {
			case UNKNOWN, GONE -> "leg leg-unknown";
			case PROBING -> "leg leg-probing";
			case OPEN -> "leg leg-open";
			case CUT -> (this.cut != null && number <= this.cut.ordinal()) ? "leg leg-open" : "leg leg-blocked";
		};
	}

	/**
	 * Returns the state's name in message keys.
	 */
	public String key() {
		return this.state.name().toLowerCase(Locale.ROOT);
	}

	private static boolean fixedSince(Instant start, LabView lab) {
		return lab.fixes()
			.stream()
			.map((fix) -> lab.step(fix.step()))
			.anyMatch((step) -> step.readyAt() != null && step.readyAt().isAfter(start));
	}

	private static boolean ready(LabView lab, Step step) {
		return lab.findStep(step.key()).filter((found) -> found.status() == StepStatus.READY).isPresent();
	}

}
