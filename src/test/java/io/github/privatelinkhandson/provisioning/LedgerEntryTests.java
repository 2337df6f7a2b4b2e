package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.observation.model.Role;
import io.github.privatelinkhandson.stage.StepState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LedgerEntry}.
 */
class LedgerEntryTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final Duration PACE = Duration.ofSeconds(1);

	private static final AwsFailure THROTTLED = new AwsFailure("RequestLimitExceeded", "", AwsFailure.Kind.THROTTLED);

	private final LedgerEntry pending = LedgerEntry.pending("nat-a");

	@Test
	void answeredAndObservedBecomesReadyWithItsId() {
		LedgerEntry ready = this.pending.intended(NOW)
			.answered("nat-1", NOW)
			.observed(StepState.waiting("nat-1", "pending"), NOW, PACE)
			.observed(StepState.ready("nat-1"), NOW.plusSeconds(100), PACE);
		assertThat(ready.ready()).isTrue();
		assertThat(ready.id()).isEqualTo("nat-1");
		assertThat(ready.startedAt()).isEqualTo(NOW);
		assertThat(ready.readyAt()).isEqualTo(NOW.plusSeconds(100));
	}

	@Test
	void whatAwsHasConfirmedMayBeInvisibleForAWhile() {
		LedgerEntry answered = this.pending.intended(NOW).answered("nat-1", NOW);
		assertThat(absent(answered, 59)).isEqualTo(answered);
		LedgerEntry later = absent(answered, 61);
		assertThat(later.status()).isEqualTo(StepStatus.PENDING);
		assertThat(later.generation()).isEqualTo(1);
	}

	@Test
	void intentWithoutAnswerIsAskedForAgainInTheSameGenerationAfterAMoment() {
		LedgerEntry intended = this.pending.intended(NOW);
		assertThat(absent(intended, 4)).isEqualTo(intended);
		LedgerEntry again = absent(intended, 6);
		assertThat(again.status()).isEqualTo(StepStatus.PENDING);
		assertThat(again.generation()).isZero();
	}

	@Test
	void intentWhoseResourceIsFoundIsAdopted() {
		LedgerEntry found = this.pending.intended(NOW).observed(StepState.ready("nat-7"), NOW, PACE);
		assertThat(found.ready()).isTrue();
		assertThat(found.id()).isEqualTo("nat-7");
	}

	@Test
	void readyThatStaysMissingIsCreatedAnew() {
		LedgerEntry missing = absent(this.pending.observed(StepState.ready("nat-1"), NOW, PACE), 100);
		assertThat(missing.status()).isEqualTo(StepStatus.WAITING);
		assertThat(missing.id()).isEqualTo("nat-1");
		assertThat(missing.waitingFor()).isEqualTo("missing");
		assertThat(absent(missing, 104)).isEqualTo(missing);
		LedgerEntry recreated = absent(missing, 106);
		assertThat(recreated.status()).isEqualTo(StepStatus.PENDING);
		assertThat(recreated.generation()).isEqualTo(1);
		assertThat(recreated.id()).isNull();
	}

	@Test
	void readyThatWasInvisibleForAMomentStaysTheSame() {
		LedgerEntry ready = this.pending.observed(StepState.ready("nat-1"), NOW, PACE);
		LedgerEntry again = absent(ready, 100).observed(StepState.ready("nat-1"), NOW.plusSeconds(103), PACE);
		assertThat(again).isEqualTo(ready);
	}

	@Test
	void whatAwsWorksOnMayBeInvisibleForAMoment() {
		LedgerEntry waiting = this.pending.observed(StepState.waiting("nat-1", "pending"), NOW, PACE);
		assertThat(absent(waiting, 10).id()).isEqualTo("nat-1");
		assertThat(absent(absent(waiting, 10), 16).status()).isEqualTo(StepStatus.PENDING);
	}

	@Test
	void wantedUntilItIsObservedToBeThere() {
		LedgerEntry ready = this.pending.observed(StepState.ready("nip-1"), NOW, PACE);
		LedgerEntry wanted = ready.request();
		assertThat(wanted.wanted()).isTrue();
		assertThat(wanted.observed(StepState.ready("nip-1"), NOW, PACE)).isEqualTo(ready);
	}

	@Test
	void whatHasTheNameButWasMadeLaterIsNotWhatItBecame() {
		LedgerEntry ready = LedgerEntry.pending("role").intended(NOW).observed(StepState.ready("SSM-role"), NOW, PACE);
		assertThat(ready.became(role("SSM-role", NOW.minusSeconds(2)))).isTrue();
		assertThat(ready.deleting().became(role("SSM-role", NOW.minusSeconds(2)))).isTrue();
		assertThat(ready.became(role("SSM-role", NOW.plusSeconds(600)))).isFalse();
		assertThat(ready.became(role("SSM-role-2", NOW))).isFalse();
		LedgerEntry answered = LedgerEntry.pending("role").intended(NOW).answered("SSM-role", NOW);
		assertThat(answered.became(role("SSM-role", NOW))).isTrue();
		assertThat(answered.became(role("SSM-role", NOW.plusSeconds(600)))).isFalse();
		assertThat(LedgerEntry.pending("role").intended(NOW).became(role("SSM-role", NOW))).isFalse();
	}

	@Test
	void takenDownIsCreatedAnewWhenItIsAskedForAgain() {
		LedgerEntry gone = this.pending.observed(StepState.ready("nat-1"), NOW, PACE).deleting().gone(NOW);
		assertThat(absent(gone, 1)).isEqualTo(gone);
		LedgerEntry retried = gone.retry();
		assertThat(retried.status()).isEqualTo(StepStatus.PENDING);
		assertThat(retried.generation()).isEqualTo(1);
		assertThat(retried.goneAt()).isNull();
	}

	@Test
	void afterALostAnswerTheNextTryIsLongEnoughAwayToSeeWhatBecameOfIt() {
		AwsFailure lost = new AwsFailure("SdkClientException", "", AwsFailure.Kind.UNAVAILABLE);
		LedgerEntry unknown = this.pending.intended(NOW).refused(lost, NOW, PACE);
		assertThat(unknown.nextTryAt()).isEqualTo(NOW.plusSeconds(5));
		assertThat(unknown.maybeUnseen(NOW.plusSeconds(14), PACE)).isTrue();
		assertThat(unknown.maybeUnseen(NOW.plusSeconds(16), PACE)).isFalse();
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
	void wantOfCapacityFailsAfterAFewMinutes() {
		AwsFailure full = new AwsFailure("InsufficientInstanceCapacity", "", AwsFailure.Kind.CAPACITY);
		LedgerEntry entry = this.pending;
		Duration waited = Duration.ZERO;
		for (int tries = 0; entry.status() == StepStatus.PENDING; tries++) {
			assertThat(tries).isLessThan(20);
			entry = entry.intended(NOW).refused(full, NOW, Duration.ofSeconds(2));
			waited = waited
				.plus((entry.nextTryAt() != null) ? Duration.between(NOW, entry.nextTryAt()) : Duration.ZERO);
		}
		assertThat(entry.status()).isEqualTo(StepStatus.FAILED);
		assertThat(entry.failure().code()).isEqualTo("InsufficientInstanceCapacity");
		assertThat(waited).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
	}

	@Test
	void waitHasABoundThatNamesWhatWasWaitedForAndARetryWaitsAnew() {
		StepState still = StepState.waiting("nat-1", "pending");
		LedgerEntry waiting = this.pending.intended(NOW).answered("nat-1", NOW);
		assertThat(waiting.waitingFor()).isEqualTo("unseen");
		waiting = waiting.observed(still, NOW, PACE);
		assertThat(waiting.observed(still, NOW.plusSeconds(600), PACE)).isEqualTo(waiting);
		Instant late = NOW.plus(Duration.ofHours(1));
		LedgerEntry failed = waiting.observed(still, late, PACE);
		assertThat(failed.status()).isEqualTo(StepStatus.FAILED);
		assertThat(failed.failure().code()).isEqualTo("WaitedTooLong");
		assertThat(failed.failure().message()).isEqualTo("State: pending");
		assertThat(failed.observed(still, late, PACE)).isEqualTo(failed);
		assertThat(failed.observed(StepState.ready("nat-1"), late, PACE).ready()).isTrue();
		LedgerEntry again = failed.retry().observed(still, late, PACE);
		assertThat(again.status()).isEqualTo(StepStatus.WAITING);
		assertThat(again.observed(still, late.plusSeconds(600), PACE)).isEqualTo(again);
	}

	@Test
	void waitForWhatWasReadyOnceBeginsWhenItNoLongerIs() {
		LedgerEntry ready = this.pending.intended(NOW).observed(StepState.ready("nat-1"), NOW, PACE);
		Instant later = NOW.plus(Duration.ofHours(2));
		assertThat(ready.observed(StepState.waiting("nat-1", "pending"), later, PACE).status())
			.isEqualTo(StepStatus.WAITING);
	}

	@Test
	void delaysWithoutEndFail() {
		LedgerEntry entry = this.pending;
		for (int i = 0; i <= 60; i++) {
			entry = entry.intended(NOW).refused(THROTTLED, NOW, Duration.ofMillis(1));
		}
		assertThat(entry.status()).isEqualTo(StepStatus.FAILED);
		assertThat(entry.failure().code()).isEqualTo("RequestLimitExceeded");
	}

	@Test
	void refusalsFailAtOnceAndRetryStartsAnew() {
		AwsFailure quota = new AwsFailure("VpcLimitExceeded", "The maximum number of VPCs has been reached.",
				AwsFailure.Kind.QUOTA);
		LedgerEntry failed = this.pending.intended(NOW).refused(quota, NOW, Duration.ofSeconds(1));
		assertThat(failed.status()).isEqualTo(StepStatus.FAILED);
		assertThat(failed.failure().message()).isEqualTo(quota.message());
		LedgerEntry retried = failed.retry();
		assertThat(retried.status()).isEqualTo(StepStatus.PENDING);
		assertThat(retried.failure()).isNull();
	}

	private static Role role(String name, Instant createdAt) {
		return new Role(name, Map.of(), "arn:aws:iam::123456789012:role/" + name, createdAt, List.of(), "");
	}

	private static LedgerEntry absent(LedgerEntry entry, int seconds) {
		return entry.observed(StepState.absent(), NOW.plusSeconds(seconds), PACE);
	}

}
