package io.github.privatelinkhandson.provisioning;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A lab as people and the JSON interface see it. Its names are the interface's.
 *
 * @param endsAt when it is taken down by itself
 * @param status one of {@code LabStatus}' keys
 * @param version grows with each change
 */
public record LabView(String id, String mode, String region, String account, Instant createdAt, Instant endsAt,
		String status, long version, List<Stage> stages, Outputs outputs, Cost cost) {

	public Stage stage(String key) {
		return this.stages.stream().filter((stage) -> stage.key().equals(key)).findFirst().orElseThrow();
	}

	public Step step(String key) {
		return this.stages.stream()
			.flatMap((stage) -> stage.steps().stream())
			.filter((step) -> step.key().equals(key))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Whether something is being done for the lab right now.
	 */
	public boolean working() {
		return this.status.equals("building") || this.status.equals("waiting") || this.status.equals("tearing-down");
	}

	/**
	 * How long it lasts from that moment on.
	 */
	public Duration left(Instant now) {
		return now.isBefore(this.endsAt) ? Duration.between(now, this.endsAt) : Duration.ZERO;
	}

	/**
	 * The same with failures as that makes them.
	 */
	public LabView withFailures(UnaryOperator<Failure> change) {
		List<Stage> changed = this.stages.stream()
			.map((stage) -> new Stage(stage.key(), stage.status(),
					stage.steps().stream().map((step) -> step.withFailure(change)).toList()))
			.toList();
		return new LabView(this.id, this.mode, this.region, this.account, this.createdAt, this.endsAt, this.status,
				this.version, changed, this.outputs, this.cost);
	}

	/**
	 * A stage.
	 *
	 * @param status {@code locked}, {@code open}, {@code building}, {@code done} or
	 * {@code failed}
	 */
	public record Stage(String key, String status, List<Step> steps) {

		public long ready() {
			return this.steps.stream().filter((step) -> step.status().equals("ready")).count();
		}

		public Step step(String key) {
			return this.steps.stream().filter((step) -> step.key().equals(key)).findFirst().orElseThrow();
		}

	}

	/**
	 * A step.
	 *
	 * @param status {@code pending}, {@code creating}, {@code waiting}, {@code ready},
	 * {@code failed}, {@code deleting} or {@code gone}
	 * @param waitingFor the key of the step it waits for (a failed one, if one of those
	 * that have to come first has failed), or AWS's word for the state it is in
	 */
	public record Step(String key, String type, String name, @Nullable String id, String status,
			@Nullable String waitingFor, @Nullable Instant startedAt, @Nullable Instant readyAt,
			@Nullable Failure error) {

		private Step withFailure(UnaryOperator<Failure> change) {
			return (this.error == null) ? this : new Step(this.key, this.type, this.name, this.id, this.status,
					this.waitingFor, this.startedAt, this.readyAt, change.apply(this.error));
		}

	}

	/**
	 * Why a step failed, in AWS's words.
	 *
	 * @param hint what to do: a key in the message bundles under {@code advice.}, or the
	 * words themselves
	 * @param cause whether it is a first cause: nothing that the step needs has failed
	 */
	public record Failure(String code, String message, String hint, boolean cause) {

	}

	/**
	 * What comes out of the lab, as far as it is known.
	 */
	public record Outputs(@Nullable String serviceName, @Nullable String endpointDnsName,
			@Nullable String endpointIpv4) {

	}

	/**
	 * What the lab costs on AWS by the price list, in US dollars, and the number of paid
	 * analyses in it.
	 */
	public record Cost(BigDecimal hourlyUsd, BigDecimal soFarUsd, int analyses) {

	}

}
