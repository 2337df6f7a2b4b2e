package io.github.privatelinkhandson.wizard;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link StepDurations}.
 */
class StepDurationsTests {

	private final StepDurations durations = new StepDurations(LabFixture.clouds(), TestClock.stoppedAt(LabFixture.NOW));

	@Test
	void typicalDurationIsScaledByTheCloudsSpeed() {
		LabView lab = new LabFixture().view();
		assertThat(this.durations.typical(lab, Duration.ofSeconds(102))).isEqualTo(Duration.ofSeconds(5));
		assertThat(this.durations.typical(lab, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void remainingTimeIsThatOfTheLongestChain() {
		LabView lab = new LabFixture().done(StageKey.ENDPOINT).view();
		assertThat(this.durations.remaining(lab, lab.stage(StageKey.APPROVAL).steps()))
			.isEqualTo(Duration.ofMillis(4500));
		LabView fresh = new LabFixture().view();
		assertThat(this.durations.remaining(fresh, fresh.stage(StageKey.VPC).steps()))
			.isBetween(Duration.ofMillis(5100), Duration.ofMillis(6000));
	}

	@Test
	void nothingRemainsOfAStageThatIsDone() {
		LabView lab = new LabFixture().done(StageKey.VPC).view();
		assertThat(this.durations.remaining(lab, lab.stage(StageKey.VPC).steps())).isZero();
	}

	@Test
	void timeAlreadySpentIsTakenOff() {
		LabView lab = new LabFixture().done(StageKey.ENDPOINT).step("acceptance", "creating").view();
		assertThat(this.durations.remaining(lab, lab.stage(StageKey.APPROVAL).steps()))
			.isEqualTo(Duration.ofMillis(1500));
	}

}
