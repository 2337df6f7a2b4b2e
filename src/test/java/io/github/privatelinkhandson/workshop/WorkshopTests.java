package io.github.privatelinkhandson.workshop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests {@link Workshop}: its status over time and the operations that each status
 * allows.
 */
class WorkshopTests {

	private static final Instant START = Instant.parse("2026-11-22T01:00:00Z");

	private static final Instant END = START.plus(Duration.ofHours(2));

	private static final ParticipationRules RULES = new ParticipationRules(false, false, StageKey.SERVERS);

	private final Workshop workshop = new Workshop("w",
			new Workshop.Details("Room", CloudMode.PRACTICE, List.of("ap-northeast-1"), 30, null),
			new Workshop.Schedule(START, END, Duration.ofMinutes(30)), RULES,
			new Workshop.Origin("ABCDEFGH", START, "fay"), Workshop.Lifecycle.OPEN, 1);

	@Test
	void statusFollowsFromTimes() {
		assertThat(this.workshop.status(START.minusMillis(1))).isEqualTo(WorkshopStatus.PLANNED);
		assertThat(this.workshop.status(START)).isEqualTo(WorkshopStatus.RUNNING);
		assertThat(this.workshop.status(END.minusMillis(1))).isEqualTo(WorkshopStatus.RUNNING);
		assertThat(this.workshop.status(END)).isEqualTo(WorkshopStatus.OVER);
		assertThat(this.workshop.tearDown(START).status(START)).isEqualTo(WorkshopStatus.TEARING_DOWN);
		assertThat(this.workshop.close(END, null).status(START)).isEqualTo(WorkshopStatus.CLOSED);
	}

	@Test
	void plannedWorkshopCanBeStartedNow() {
		Instant early = START.minusSeconds(60);
		assertThat(this.workshop.start(early).status(early)).isEqualTo(WorkshopStatus.RUNNING);
		assertThat(this.workshop.start(END)).isEqualTo(this.workshop);
	}

	@Test
	void extensionCountsFromEndOrFromNowIfEndHasPassed() {
		Duration hour = Duration.ofHours(1);
		assertThat(this.workshop.extend(START, hour).endsAt()).isEqualTo(END.plus(hour));
		Instant late = END.plus(Duration.ofMinutes(10));
		assertThat(this.workshop.extend(late, hour).endsAt()).isEqualTo(late.plus(hour));
		assertThatExceptionOfType(ConflictException.class)
			.isThrownBy(() -> this.workshop.tearDown(START).extend(START, hour));
	}

	@Test
	void openStagesStayOpen() {
		assertThat(this.workshop.open(StageKey.VPC).rules().opened()).isEqualTo(StageKey.SERVERS);
		assertThat(this.workshop.open(StageKey.ENDPOINT).rules().opened()).isEqualTo(StageKey.ENDPOINT);
		assertThat(this.workshop.open(StageKey.CONNECTION).rules().free()).isTrue();
	}

	@Test
	void closedWorkshopStaysClosed() {
		Workshop closed = this.workshop.close(END, "written reason");
		assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> closed.close(END, null));
		assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> closed.tearDown(END));
	}

	@Test
	void invalidPlanThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> plan("Room", START, START, 30));
		assertThatIllegalArgumentException().isThrownBy(() -> plan("Room", START, END, 301));
		assertThatIllegalArgumentException().isThrownBy(() -> plan("Room", START, END, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> plan(" \u200b ", START, END, 30));
		assertThat(plan("Room", START, END, 300)).isNotNull();
	}

	@Test
	void invisibleCharactersAreRemoved() {
		assertThat(UserText.clean(" \u202eA\u0000n\tn\u200b\r\n ")).isEqualTo("Ann");
		assertThat(UserText.clean("か\u3099")).isEqualTo("が");
		assertThat(UserText.clean("one\r\ntwo")).isEqualTo("one\ntwo");
	}

	private static WorkshopPlan plan(String name, Instant start, Instant end, int capacity) {
		return new WorkshopPlan(
				new Workshop.Details(name, CloudMode.PRACTICE, List.of("ap-northeast-1"), capacity, null),
				new Workshop.Schedule(start, end, Duration.ofMinutes(30)), RULES);
	}

}
