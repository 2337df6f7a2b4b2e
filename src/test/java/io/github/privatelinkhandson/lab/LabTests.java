package io.github.privatelinkhandson.lab;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.problem.ConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link Lab}.
 */
class LabTests {

	private final Lab lab = new Lab("l1", new AwsEnvironment(CloudMode.PRACTICE, "111122223333", "ap-northeast-1"),
			new Lab.Layout("ap-northeast-1a", "ap-northeast-1c", ""),
			new Lab.Lease(Instant.EPOCH, Instant.EPOCH.plusSeconds(60), null), LabStatus.NEW, null, 1);

	@Test
	void buildThroughKeepsAGoalThatGoesFurther() {
		Lab building = this.lab.buildThrough(StageKey.CONNECTION).buildThrough(StageKey.VPC);
		assertThat(building.goal()).isEqualTo(StageKey.CONNECTION);
		assertThat(building.status()).isEqualTo(LabStatus.BUILDING);
	}

	@Test
	void buildWhileTearingDownThrows() {
		assertThatThrownBy(() -> this.lab.tearDown().buildThrough(StageKey.VPC)).isInstanceOf(ConflictException.class)
			.hasMessageContaining("l1")
			.hasMessageContaining("tearing-down");
	}

	@Test
	void tearDownOfWhatIsGoneThrows() {
		assertThatThrownBy(() -> this.lab.tearDown().reached(LabStatus.GONE).tearDown())
			.isInstanceOf(ConflictException.class);
	}

	@Test
	void everyChangeIsANewVersion() {
		assertThat(this.lab.buildThrough(StageKey.VPC).version()).isEqualTo(2);
	}

	@Test
	void namesCarryTheSuffixOfALabThatIsNotAlone() {
		Lab second = new Lab("l2", new AwsEnvironment(CloudMode.AWS, "111122223333", "us-east-1"),
				new Lab.Layout("us-east-1a", "us-east-1b", "-ab12"),
				new Lab.Lease(Instant.EPOCH, Instant.EPOCH.plusSeconds(60), null), LabStatus.NEW, null, 1);
		assertThat(second.name("NLB-B")).isEqualTo("NLB-B-ab12");
	}

	@Test
	void labIsOverAtItsEndUnlessItIsTakenDownAlready() {
		Instant end = Instant.EPOCH.plusSeconds(60);
		assertThat(this.lab.isOver(end.minusSeconds(1))).isFalse();
		assertThat(this.lab.isOver(end)).isTrue();
		assertThat(this.lab.tearDown().isOver(end)).isFalse();
		Lab ended = this.lab.end(end.plusSeconds(900));
		assertThat(ended.status()).isEqualTo(LabStatus.TEARING_DOWN);
		assertThat(ended.reached(LabStatus.FAILED).isOver(end.plusSeconds(899))).isFalse();
		assertThat(ended.reached(LabStatus.FAILED).isOver(end.plusSeconds(900))).isTrue();
	}

}
