package io.github.privatelinkhandson.provisioning;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.reachability.Fix;

/**
 * View of a lab for pages and the JSON interface, with what can be asked of it. Its names
 * are the interface's.
 *
 * @param endsAt when it is taken down by itself
 * @param version grows with each change
 * @param hindrance what keeps the console from looking at it or acting for it
 */
public record LabView(String id, CloudMode mode, String region, String account, Instant createdAt, Instant endsAt,
		LabStatus status, long version, List<Stage> stages, @Nullable Hindrance hindrance, Outputs outputs, Cost cost) {

	public Stage stage(StageKey key) {
		return this.stages.stream().filter((stage) -> stage.key() == key).findFirst().orElseThrow();
	}

	/**
	 * Streams the steps of all stages, in the order of the hands-on.
	 */
	public Stream<Step> steps() {
		return this.stages.stream().flatMap((stage) -> stage.steps().stream());
	}

	/**
	 * Finds a step.
	 * @throws java.util.NoSuchElementException if there is none of that key
	 */
	public Step step(String key) {
		return findStep(key).orElseThrow();
	}

	/**
	 * Finds a step, or nothing if the key is that of none.
	 */
	public Optional<Step> findStep(@Nullable String key) {
		return steps().filter((step) -> step.key().equals(key)).findFirst();
	}

	/**
	 * Finds the first stage that is not done; there is none once all are.
	 */
	public Optional<Stage> firstUndone() {
		return this.stages.stream().filter((stage) -> stage.status() != StageStatus.DONE).findFirst();
	}

	/**
	 * Returns the stage that the lab has come to: the first that is not done, or the
	 * last.
	 */
	public StageKey currentStage() {
		return firstUndone().map(Stage::key).orElse(StageKey.CONNECTION);
	}

	/**
	 * Returns the steps that failed although nothing that they need has.
	 */
	public List<Step> causes() {
		return steps().filter(Step::cause).toList();
	}

	/**
	 * Returns the fixes that are in force.
	 */
	public Set<Fix> fixes() {
		Set<Fix> fixes = EnumSet.noneOf(Fix.class);
		for (Fix fix : Fix.values()) {
			if (findStep(fix.step()).filter((step) -> step.status() == StepStatus.READY).isPresent()) {
				fixes.add(fix);
			}
		}
		return fixes;
	}

	/**
	 * Tells that something is being done for the lab right now.
	 */
	public boolean working() {
		return this.status.working();
	}

	/**
	 * Tells that the lab is being or has been taken down.
	 */
	@JsonIgnore
	public boolean isTakenDown() {
		return !this.status.isActive();
	}

	/**
	 * Returns the time from that moment to the lab's end; zero after it.
	 */
	public Duration left(Instant now) {
		return now.isBefore(this.endsAt) ? Duration.between(now, this.endsAt) : Duration.ZERO;
	}

	/**
	 * Copies the view with its failures changed.
	 */
	public LabView withFailures(UnaryOperator<Failure> change) {
		List<Stage> changed = this.stages.stream()
			.map((stage) -> new Stage(stage.key(), stage.status(),
					stage.steps().stream().map((step) -> step.withFailure(change)).toList()))
			.toList();
		return new LabView(this.id, this.mode, this.region, this.account, this.createdAt, this.endsAt, this.status,
				this.version, changed, this.hindrance, this.outputs, this.cost);
	}

	/**
	 * A stage of the lab and its steps.
	 */
	public record Stage(StageKey key, StageStatus status, List<Step> steps) {

		/**
		 * Counts the steps that are ready.
		 */
		public long ready() {
			return this.steps.stream().filter((step) -> step.status() == StepStatus.READY).count();
		}

		/**
		 * Returns when the last of its steps was ready, if all have been. That stays
		 * known when the lab is taken down; a step that is waited for again undoes it.
		 */
		public Optional<Instant> completedAt() {
			boolean completed = this.steps.stream()
				.allMatch((step) -> step.readyAt() != null && step.status() != StepStatus.WAITING);
			return completed
					? this.steps.stream().map(Step::readyAt).filter(Objects::nonNull).max(Comparator.naturalOrder())
					: Optional.empty();
		}

		public Step step(String key) {
			return this.steps.stream().filter((step) -> step.key().equals(key)).findFirst().orElseThrow();
		}

	}

	/**
	 * A step of the lab.
	 *
	 * @param waitingFor the key of the step it waits for (a failed one, if one of those
	 * that have to come first has failed), or AWS's word for the state it is in
	 */
	public record Step(String key, String type, String name, @Nullable String id, StepStatus status,
			@Nullable String waitingFor, @Nullable Instant startedAt, @Nullable Instant readyAt,
			@Nullable Failure error, @Nullable Instant nextTryAt) {

		/**
		 * Tells that it failed although nothing that it needs has.
		 */
		public boolean cause() {
			return this.error != null && this.error.cause();
		}

		private Step withFailure(UnaryOperator<Failure> change) {
			return (this.error == null) ? this : new Step(this.key, this.type, this.name, this.id, this.status,
					this.waitingFor, this.startedAt, this.readyAt, change.apply(this.error), this.nextTryAt);
		}

	}

	/**
	 * Failure of a step, in AWS's words.
	 *
	 * @param hint what to do: the kind of the failure, or {@code hint.} and the code of a
	 * mistake, or the words themselves
	 * @param cause whether it is a first cause: nothing that the step needs has failed
	 */
	public record Failure(String code, String message, String hint, boolean cause) {

		static final String MISTAKE = "hint.";

		/**
		 * Returns the key of what to do in the message bundles.
		 */
		public String advice() {
			return this.hint.startsWith(MISTAKE) ? this.hint : "advice." + this.hint;
		}

		/**
		 * Returns the attribute that is wrong and its value; the whole message if it is
		 * AWS's.
		 */
		public String found() {
			return this.message.split(" \\(expected: ", 2)[0];
		}

	}

	/**
	 * Results of the lab, as far as they are known.
	 */
	public record Outputs(@Nullable String serviceName, @Nullable String endpointDnsName,
			@Nullable String endpointIpv4) {

	}

	/**
	 * Cost of the lab on AWS by the price list, in US dollars, and the number of paid
	 * analyses in it.
	 */
	public record Cost(BigDecimal hourlyUsd, BigDecimal soFarUsd, int analyses) {

	}

}
