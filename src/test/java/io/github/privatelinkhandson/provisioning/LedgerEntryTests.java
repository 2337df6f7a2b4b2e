package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.stage.StepState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LedgerEntry}.
 */
class LedgerEntryTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final Duration GRACE = Duration.ofSeconds(30);

	private static final AwsFailure THROTTLED = new AwsFailure("RequestLimitExceeded", "", AwsFailure.Kind.THROTTLED);

	private final LedgerEntry pending = LedgerEntry.pending("nat-a");

	@Test
	void answeredAndObservedBecomesReadyWithItsId() {
		LedgerEntry ready = this.pending.intended(NOW)
			.answered("nat-1", NOW)
			.observed(StepState.waiting("nat-1", "pending"), NOW, GRACE)
			.observed(StepState.ready("nat-1"), NOW.plusSeconds(100), GRACE);
		assertThat(ready.ready()).isTrue();
		assertThat(ready.id()).isEqualTo("nat-1");
		assertThat(ready.startedAt()).isEqualTo(NOW);
		assertThat(ready.readyAt()).isEqualTo(NOW.plusSeconds(100));
	}

	@Test
	void whatAwsHasConfirmedMayBeInvisibleForAWhile() {
		LedgerEntry answered = this.pending.intended(NOW).answered("nat-1", NOW);
		assertThat(answered.observed(StepState.absent(), NOW.plusSeconds(29), GRACE)).isEqualTo(answered);
		LedgerEntry later = answered.observed(StepState.absent(), NOW.plusSeconds(31), GRACE);
		assertThat(later.status()).isEqualTo(StepStatus.PENDING);
		assertThat(later.generation()).isEqualTo(1);
	}

	@Test
	void intentWithoutAnswerIsAskedForAgainInTheSameGeneration() {
		LedgerEntry again = this.pending.intended(NOW).observed(StepState.absent(), NOW.plusSeconds(1), GRACE);
		assertThat(again.status()).isEqualTo(StepStatus.PENDING);
		assertThat(again.generation()).isZero();
	}

	@Test
	void intentWhoseResourceIsFoundIsAdopted() {
		LedgerEntry found = this.pending.intended(NOW).observed(StepState.ready("nat-7"), NOW, GRACE);
		assertThat(found.ready()).isTrue();
		assertThat(found.id()).isEqualTo("nat-7");
	}

	@Test
	void readyThatIsFoundMissingIsCreatedAnew() {
		LedgerEntry missing = this.pending.observed(StepState.ready("nat-1"), NOW, GRACE)
			.observed(StepState.absent(), NOW, GRACE);
		assertThat(missing.status()).isEqualTo(StepStatus.PENDING);
		assertThat(missing.generation()).isEqualTo(1);
		assertThat(missing.id()).isNull();
	}

	@Test
	void delaysAreTriedAgainAfterGrowingPauses() {
		LedgerEntry once = this.pending.intended(NOW).refused(THROTTLED, NOW, Duration.ofSeconds(1));
		LedgerEntry twice = once.intended(NOW).refused(THROTTLED, NOW, Duration.ofSeconds(1));
		assertThat(once.status()).isEqualTo(StepStatus.PENDING);
		assertThat(once.nextTryAt()).isEqualTo(NOW.plusSeconds(1));
		assertThat(twice.nextTryAt()).isEqualTo(NOW.plusSeconds(2));
		assertThat(twice.waitingFor()).isEqualTo("RequestLimitExceeded");
	}

	@Test
	void delaysWithoutEndFail() {
		LedgerEntry entry = this.pending;
		for (int i = 0; i <= 60; i++) {
			entry = entry.intended(NOW).refused(THROTTLED, NOW, Duration.ofMillis(1));
		}
		assertThat(entry.status()).isEqualTo(StepStatus.FAILED);
		assertThat(entry.errorCode()).isEqualTo("RequestLimitExceeded");
	}

	@Test
	void refusalsFailAtOnceAndRetryStartsAnew() {
		AwsFailure quota = new AwsFailure("VpcLimitExceeded", "The maximum number of VPCs has been reached.",
				AwsFailure.Kind.QUOTA);
		LedgerEntry failed = this.pending.intended(NOW).refused(quota, NOW, Duration.ofSeconds(1));
		assertThat(failed.status()).isEqualTo(StepStatus.FAILED);
		assertThat(failed.errorMessage()).isEqualTo(quota.message());
		LedgerEntry renewed = failed.renewed();
		assertThat(renewed.status()).isEqualTo(StepStatus.PENDING);
		assertThat(renewed.errorCode()).isNull();
	}

}
