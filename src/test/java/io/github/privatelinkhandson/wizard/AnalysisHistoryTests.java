package io.github.privatelinkhandson.wizard;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.AnalysisStatus;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.wizard.AnalysisHistory.Next;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link AnalysisHistory}. The fixture's fixes are in place 85 seconds before its
 * now.
 */
class AnalysisHistoryTests {

	private final LabFixture lab = new LabFixture().done(StageKey.APPROVAL);

	@Test
	void beginsWithAnAnalysis() {
		assertThat(next()).isEqualTo(Next.ANALYSE);
	}

	@Test
	void freeAnalysisDoesNotStandInForThePaidOne() {
		assertThat(next(analysis("local", "succeeded", false, 3, 10))).isEqualTo(Next.ANALYSE);
	}

	@Test
	void nothingIsOfferedWhileAnAnalysisRuns() {
		assertThat(next(analysis("aws", "running", null, 0, 1))).isEqualTo(Next.WAIT);
	}

	@Test
	void firstFailureLeadsToTheFirstFix() {
		assertThat(next(analysis("aws", "succeeded", false, 3, 10))).isEqualTo(Next.FIX_SECURITY_GROUP);
	}

	@Test
	void fixLeadsToTheNextAnalysis() {
		this.lab.step("fix-nlb-security-group", "ready");
		assertThat(next(analysis("aws", "succeeded", false, 3, 60))).isEqualTo(Next.ANALYSE);
	}

	@Test
	void secondFailureLeadsToTheSecondFix() {
		this.lab.step("fix-nlb-security-group", "ready");
		assertThat(next(analysis("aws", "succeeded", false, 3, 60), analysis("aws", "succeeded", false, 4, -10)))
			.isEqualTo(Next.FIX_CROSS_ZONE);
	}

	@Test
	void otherBlockersAreForTheLearnerToLookAt() {
		assertThat(next(analysis("aws", "succeeded", false, 0, 10))).isEqualTo(Next.LOOK);
	}

	@Test
	void analysisThatItselfFailedIsRepeated() {
		assertThat(next(analysis("aws", "failed", null, 0, 10))).isEqualTo(Next.ANALYSE);
	}

	@Test
	void foundPathIsTheEnd() {
		assertThat(next(analysis("aws", "succeeded", true, 0, 10))).isEqualTo(Next.DONE);
	}

	@Test
	void entriesStandInTheOrderInWhichTheyCame() {
		this.lab.step("fix-nlb-security-group", "ready");
		AnalysisHistory history = AnalysisHistory.of(this.lab.view(),
				List.of(analysis("aws", "succeeded", false, 3, 60), analysis("local", "succeeded", false, 4, -5),
						analysis("aws", "succeeded", false, 4, -10)));
		assertThat(history.entries()).extracting(
				(entry) -> (entry.fix() != null) ? entry.fix().key() : entry.analysis().engine().key() + entry.number())
			.containsExactly("aws1", "nlb-security-group", "local1", "aws2");
	}

	private Next next(AnalysisView... analyses) {
		return AnalysisHistory.of(this.lab.view(), List.of(analyses)).next();
	}

	private static AnalysisView analysis(String engine, String status, Boolean reachable, int point, int secondsAgo) {
		Instant start = LabFixture.NOW.minusSeconds(secondsAgo);
		List<AnalysisView.Explanation> explanations = Boolean.FALSE.equals(reachable)
				? List.of(new AnalysisView.Explanation("CODE", "component", point, "")) : List.of();
		return new AnalysisView("1", "lab", AnalysisEngine.of(engine).orElseThrow(), null, null,
				AnalysisStatus.valueOf(status.toUpperCase(Locale.ROOT)), reachable, explanations, List.of(), null,
				start);
	}

}
