package io.github.privatelinkhandson.stage.blueprint;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.Point;
import io.github.privatelinkhandson.stage.Step;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Blueprint}.
 */
class BlueprintTests {

	@Test
	void everyStepComesAfterWhatItNeeds() {
		Set<String> earlier = new HashSet<>();
		for (Step step : Blueprint.steps()) {
			assertThat(earlier).as(step.key()).containsAll(step.needs());
			earlier.add(step.key());
		}
	}

	@Test
	void noStepNeedsAStepOfALaterStage() {
		assertThat(Blueprint.steps()).allSatisfy((step) -> assertThat(step.needs())
			.allMatch((need) -> Blueprint.step(need).stage().compareTo(step.stage()) <= 0));
	}

	@Test
	void everyStageHasSteps() {
		assertThat(StageKey.values()).allSatisfy((stage) -> assertThat(Blueprint.steps(stage)).isNotEmpty());
	}

	@Test
	void oneLabCostsAboutTwentyCentsAnHourInTokyo() {
		double hourly = Blueprint.steps()
			.stream()
			.mapToDouble((step) -> step.price().hourly("ap-northeast-1").doubleValue())
			.sum();
		assertThat(hourly).isBetween(0.19, 0.21);
	}

	@Test
	void thePointsStandWhereTheArticleHasThem() {
		assertThat(Point.at(StageKey.VPC)).containsExactly(Point.PRIVATELINK);
		assertThat(Point.at(StageKey.ENDPOINT)).containsExactly(Point.ENDPOINT_AND_SERVICE);
		assertThat(Point.explains("ENI_SG_RULES_MISMATCH", true)).isEqualTo(3);
		assertThat(Point.explains("ENI_SG_RULES_MISMATCH", false)).isZero();
		assertThat(Point.explains("ELBV2_LISTENERS_MISMATCH", false)).isEqualTo(4);
	}

}
