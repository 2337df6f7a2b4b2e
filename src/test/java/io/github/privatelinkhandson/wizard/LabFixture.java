package io.github.privatelinkhandson.wizard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.PlannedStep;
import io.github.privatelinkhandson.provisioning.StageStatus;
import io.github.privatelinkhandson.provisioning.StepStatus;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Makes views of labs that have come as far as a test wants.
 */
public final class LabFixture {

	public static final Instant NOW = Instant.parse("2026-04-01T09:30:00Z");

	public static final String ID = "5f2c81d09ab4";

	private final Map<String, LabView.Step> steps = new LinkedHashMap<>();

	private final Map<StageKey, String> stages = new LinkedHashMap<>();

	private String mode = "practice";

	private String status = "new";

	public LabFixture() {
		Blueprint.steps().forEach((step) -> put(step, "pending", null, null, null));
		for (StageKey stage : StageKey.values()) {
			this.stages.put(stage, (stage == StageKey.VPC) ? "open" : "locked");
		}
	}

	/**
	 * Everything up to that stage is done, and the next one is open.
	 */
	public LabFixture done(StageKey through) {
		Blueprint.through(through).forEach((step) -> put(step, "ready", null, NOW.minusSeconds(90), null));
		for (StageKey stage : StageKey.values()) {
			if (stage.compareTo(through) <= 0) {
				this.stages.put(stage, "done");
			}
		}
		through.next().ifPresent((next) -> this.stages.put(next, "open"));
		this.status = "ready";
		return this;
	}

	public LabFixture step(String key, String stepStatus) {
		put(Blueprint.step(key), stepStatus, null, NOW.minusSeconds(3), null);
		return this;
	}

	public LabFixture waiting(String key, String waitingFor) {
		put(Blueprint.step(key), "waiting", waitingFor, NOW.minusSeconds(3), null);
		return this;
	}

	public LabFixture heldUp(String key, String cause) {
		put(Blueprint.step(key), "pending", cause, null, null);
		return this;
	}

	public LabFixture failed(String key, String code, String message) {
		put(Blueprint.step(key), "failed", null, NOW.minusSeconds(3),
				new LabView.Failure(code, message, AwsFailure.recorded(code, message).kind().key(), true));
		return this;
	}

	public LabFixture stage(StageKey stage, String stageStatus) {
		this.stages.put(stage, stageStatus);
		return this;
	}

	public LabFixture status(String labStatus) {
		this.status = labStatus;
		return this;
	}

	public LabFixture mode(String labMode) {
		this.mode = labMode;
		return this;
	}

	public LabView view() {
		List<LabView.Stage> all = new ArrayList<>();
		for (StageKey stage : StageKey.values()) {
			all.add(new LabView.Stage(stage, StageStatus.valueOf(word(this.stages.get(stage))),
					Blueprint.steps(stage).stream().map((step) -> this.steps.get(step.key())).toList()));
		}
		return new LabView(ID, CloudMode.valueOf(word(this.mode)), "ap-northeast-1", "111122223333",
				NOW.minusSeconds(600), NOW.plusSeconds(9060), LabStatus.valueOf(word(this.status)), 7, List.copyOf(all),
				null, outputs(), new LabView.Cost(new BigDecimal("0.2015"), new BigDecimal("0.2210"), 0));
	}

	/**
	 * Clouds of which the practice AWS is twenty times as fast as AWS.
	 */
	static Clouds clouds() {
		Cloud practice = mock(Cloud.class);
		given(practice.mode()).willReturn(CloudMode.PRACTICE);
		given(practice.speed()).willReturn(20.0);
		return new Clouds(List.of(practice));
	}

	public static List<PlannedStep> plan(StageKey stage) {
		return Blueprint.steps(stage)
			.stream()
			.map((step) -> new PlannedStep(step.key(), step.type(), step.name(), step.needs(), command(step),
					step.typical().toSeconds(), step.price().hourly("ap-northeast-1"),
					step.price().once("ap-northeast-1")))
			.toList();
	}

	private static @Nullable String command(Step step) {
		return step.type().equals("target-health") ? null
				: "aws ec2 create-" + step.key() + " --tag-specifications 'ResourceType=x,Tags=[{Key=Name,Value="
						+ step.name() + "},{Key=privatelink-handson:lab,Value=" + ID + "}]'";
	}

	private LabView.Outputs outputs() {
		boolean service = this.steps.get("endpoint-service").status().key().equals("ready");
		boolean endpoint = this.steps.get("endpoint").status().key().equals("ready");
		String name = "vpce-svc-0a1b2c3d4e5f60718";
		return new LabView.Outputs(service ? "com.amazonaws.vpce.ap-northeast-1." + name : null,
				endpoint ? "vpce-0d1e2f3a4b5c6d7e8-k3j9x2m1." + name + ".ap-northeast-1.vpce.amazonaws.com" : null,
				endpoint ? "10.0.136.24" : null);
	}

	private static String word(String key) {
		return key.toUpperCase(Locale.ROOT).replace('-', '_');
	}

	private void put(Step step, String stepStatus, @Nullable String waitingFor, @Nullable Instant startedAt,
			LabView.@Nullable Failure failure) {
		boolean ready = stepStatus.equals("ready");
		String id = (startedAt != null && step.createsResource() && failure == null) ? "id-" + step.key() : null;
		this.steps.put(step.key(),
				new LabView.Step(step.key(), step.type(), step.name(), id, StepStatus.valueOf(word(stepStatus)),
						waitingFor, startedAt, ready ? startedAt.plusSeconds(5) : null, failure, null));
	}

}
