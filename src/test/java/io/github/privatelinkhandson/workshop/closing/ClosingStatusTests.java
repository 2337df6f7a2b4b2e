package io.github.privatelinkhandson.workshop.closing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.testkit.TestConsole;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopPlan;
import io.github.privatelinkhandson.workshop.WorkshopStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link ClosingStatus}: the estimate of the time that a teardown takes still.
 */
class ClosingStatusTests {

	private static final Instant BEGUN = Instant.parse("2026-11-30T10:00:00Z");

	@Test
	void remainingTimeFollowsFromThePaceOfAllResources() {
		ClosingStatus status = status(lab(10, 10, null), lab(10, 0, null), waiting(20));
		assertThat(status.resources()).isEqualTo(40);
		assertThat(status.left()).isEqualTo(Duration.ofMinutes(6));
	}

	@Test
	void nothingIsEstimatedBeforeTheFirstResourceIsGoneOrWhenAwsRefuses() {
		assertThat(status(lab(10, 0, null), waiting(20)).left()).isNull();
		assertThat(status(lab(10, 5, "DependencyViolation: no")).left()).isNull();
	}

	private static ClosingStatus status(LabOutcome... labs) {
		WorkshopPlan plan = TestPlan.practice().plan();
		Workshop workshop = new Workshop("w", plan.details(), plan.schedule(), plan.rules(),
				new Workshop.Origin("CODE", BEGUN, "fay"), new Workshop.Lifecycle(BEGUN, null, null), 1);
		return new ClosingStatus(workshop, WorkshopStatus.TEARING_DOWN, List.of(labs),
				BEGUN.plus(Duration.ofMinutes(2)));
	}

	/**
	 * Returns a lab with a receipt, of whose resources some are verified to be gone.
	 * @param error of the others
	 */
	private static LabOutcome lab(int resources, int verified, @Nullable String error) {
		List<Receipt.Item> items = IntStream.range(0, resources)
			.mapToObj((number) -> new Receipt.Item("AWS::EC2::VPC", "vpc", "vpc-" + number, null,
					(number < verified) ? BEGUN : null, null, (number < verified) ? null : error))
			.toList();
		return new LabOutcome(null, false, lab(),
				new Receipt(false, items, items.stream().filter((item) -> item.verifiedAbsentAt() == null).toList()),
				0);
	}

	/**
	 * Returns a lab without a receipt.
	 */
	private static LabOutcome waiting(int expected) {
		return new LabOutcome(null, false, lab(), new Receipt(false, List.of(), List.of()), expected);
	}

	private static Lab lab() {
		return new Lab("lab", new AwsEnvironment(CloudMode.PRACTICE, "100000000000", TestConsole.REGION),
				new Lab.Layout("ap-northeast-1a", "ap-northeast-1c", ""),
				new Lab.Lease(BEGUN, BEGUN.plus(Duration.ofHours(2)), "w"), LabStatus.TEARING_DOWN, null, 1);
	}

}
