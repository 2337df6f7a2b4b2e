package io.github.privatelinkhandson.wizard.diagram;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.BlockedPoint;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.AnalysisStatus;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.wizard.LabFixture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link Diagram}.
 */
class DiagramTests {

	private static final Instant LATER = LabFixture.NOW.plusSeconds(60);

	@Test
	void nothingStandsInANewLab() {
		Diagram drawing = Diagram.of(new LabFixture().view(), List.of());
		assertThat(drawing.parts().values()).containsOnly(NodeState.GHOST);
		assertThat(drawing.route().state()).isEqualTo(PathState.State.UNKNOWN);
		assertThat(drawing.address()).isNull();
	}

	@Test
	void partsFollowTheirSteps() {
		LabView lab = new LabFixture().step("vpc-a", "ready")
			.step("vpc-b", "creating")
			.waiting("nat-a", "pending")
			.failed("eip-b", "AddressLimitExceeded", "The maximum number of addresses has been reached.")
			.step("igw-b", "deleting")
			.step("igw-a", "gone")
			.view();
		Diagram drawing = Diagram.of(lab, List.of());
		assertThat(drawing.parts()).containsEntry("vpc-a", NodeState.READY)
			.containsEntry("vpc-b", NodeState.CREATING)
			.containsEntry("nat-a", NodeState.CREATING)
			.containsEntry("eip-b", NodeState.FAILED)
			.containsEntry("igw-b", NodeState.LEAVING)
			.containsEntry("igw-a", NodeState.GHOST);
	}

	@Test
	void partOfSeveralStepsStandsWhenAllAreDone() {
		LabFixture lab = new LabFixture().step("igw-a", "ready");
		assertThat(Diagram.of(lab.view(), List.of()).css("igw-a", "igw-attachment-a")).isEqualTo("part part-creating");
		lab.step("igw-attachment-a", "ready");
		assertThat(Diagram.of(lab.view(), List.of()).css("igw-a", "igw-attachment-a")).isEqualTo("part part-ready");
	}

	@Test
	void firstFailureCutsThePathAtTheGroupOfTheLoadBalancer() {
		PathState route = route(approved(), blocked(3));
		assertThat(route.cut()).isEqualTo(BlockedPoint.LOAD_BALANCER_GROUP);
		assertThat(route.leg(3)).isEqualTo("leg leg-open");
		assertThat(route.leg(4)).isEqualTo("leg leg-blocked");
	}

	@Test
	void secondFailureCutsThePathAtTheZoneBoundary() {
		PathState route = route(approved(), blocked(4));
		assertThat(route.cut()).isEqualTo(BlockedPoint.ZONE);
		assertThat(route.leg(4)).isEqualTo("leg leg-open");
		assertThat(route.leg(5)).isEqualTo("leg leg-blocked");
	}

	@Test
	void ofSeveralBlockersTheFirstOnTheWayCutsThePath() {
		assertThat(route(approved(), analysis("succeeded", false, explanation(4), explanation(3))).cut())
			.isEqualTo(BlockedPoint.LOAD_BALANCER_GROUP);
	}

	@Test
	void blockerThatNoPointExplainsIsFoundByItsId() {
		AnalysisView analysis = analysis("succeeded", false,
				new AnalysisView.Explanation("ENI_SG_RULES_MISMATCH", "id-sg-endpoint", 0, ""));
		assertThat(route(approved(), analysis).cut()).isEqualTo(BlockedPoint.ENDPOINT);
	}

	@Test
	void unknownBlockerCutsNothing() {
		AnalysisView analysis = analysis("succeeded", false,
				new AnalysisView.Explanation("NO_PATH", "elsewhere", 0, ""));
		assertThat(route(approved(), analysis).state()).isEqualTo(PathState.State.UNKNOWN);
	}

	@Test
	void fixMakesTheFailureBeforeItStale() {
		LabView fixed = new LabFixture().done(StageKey.APPROVAL).step("fix-nlb-security-group", "ready").view();
		AnalysisView before = new AnalysisView("1", "lab", AnalysisEngine.AWS, null, null, AnalysisStatus.SUCCEEDED,
				false, List.of(explanation(3)), List.of(), null, LabFixture.NOW.minusSeconds(60));
		assertThat(route(fixed, before).state()).isEqualTo(PathState.State.UNKNOWN);
	}

	@Test
	void foundPathIsOpen() {
		PathState route = route(approved(), analysis("succeeded", true));
		assertThat(route.state()).isEqualTo(PathState.State.OPEN);
		assertThat(route.leg(6)).isEqualTo("leg leg-open");
	}

	@Test
	void runningAnalysisProbes() {
		assertThat(route(approved(), analysis("running", null)).state()).isEqualTo(PathState.State.PROBING);
	}

	@Test
	void failedAnalysisIsNoVerdict() {
		assertThat(route(approved(), analysis("failed", null)).state()).isEqualTo(PathState.State.UNKNOWN);
	}

	@Test
	void pageThatArrivedOpensThePath() {
		LabView lab = new LabFixture().done(StageKey.CONNECTION).view();
		assertThat(route(lab, blocked(3)).state()).isEqualTo(PathState.State.OPEN);
	}

	@Test
	void withoutAnEndpointThereIsNoPath() {
		LabView lab = new LabFixture().done(StageKey.CONNECTION).step("endpoint", "deleting").view();
		assertThat(route(lab, analysis("succeeded", true)).state()).isEqualTo(PathState.State.UNKNOWN);
	}

	private static LabView approved() {
		return new LabFixture().done(StageKey.APPROVAL).view();
	}

	private static PathState route(LabView lab, AnalysisView analysis) {
		return Diagram.of(lab, List.of(analysis)).route();
	}

	private static AnalysisView blocked(int point) {
		return analysis("succeeded", false, explanation(point));
	}

	private static AnalysisView.Explanation explanation(int point) {
		return new AnalysisView.Explanation("CODE", "component", point, "");
	}

	private static AnalysisView analysis(String status, Boolean reachable, AnalysisView.Explanation... explanations) {
		return new AnalysisView("1", "lab", AnalysisEngine.AWS, null, null,
				AnalysisStatus.valueOf(status.toUpperCase(Locale.ROOT)), reachable, List.of(explanations), List.of(),
				null, LATER);
	}

}
