package io.github.privatelinkhandson.stage.loadbalancer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The registration of an instance with a target group. Registered with another port, it
 * is deregistered there.
 *
 * @param group the target group's step
 * @param instance the instance's step
 */
record TargetStep(Step step, Step group, Step instance, int port) implements StepAction {

	private static final String OTHER_PORT = "target-other-port";

	private static final String OTHER_INSTANCE = "target-other-instance";

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional.of(registration(context));
	}

	@Override
	public StepState observe(StageContext context) {
		List<TargetGroup.Target> targets = targets(context);
		List<TargetGroup.Target> own = targets.stream().filter((target) -> isOwn(target, context)).toList();
		if (own.stream().anyMatch((target) -> target.port() == this.port)) {
			return StepState.ready(null);
		}
		if (!own.isEmpty()) {
			return wrong(OTHER_PORT, own.get(0), context);
		}
		return targets.stream()
			.filter((target) -> context.knownId(this.instance).isPresent() && isRunning(target, context))
			.findFirst()
			.map((target) -> wrong(OTHER_INSTANCE, target, context))
			.orElseGet(StepState::absent);
	}

	/**
	 * Returns whether the target is an instance that is there; not one that was replaced.
	 */
	private static boolean isRunning(TargetGroup.Target target, StageContext context) {
		return context.snapshot()
			.find(Instance.class, target.targetId())
			.filter((found) -> found.state().equals("running"))
			.isPresent();
	}

	@Override
	public Stream<String> mistakes() {
		return Stream.of(OTHER_PORT, OTHER_INSTANCE);
	}

	@Override
	public @Nullable String act(StageContext context, AwsClients aws) {
		targets(context).stream()
			.filter((target) -> !isOwn(target, context) || target.port() != this.port)
			.forEach((target) -> aws.elb()
				.deregisterTargets((request) -> request.targetGroupArn(context.id(this.group))
					.targets((each) -> each.id(target.targetId()).port(target.port()))));
		aws.elb().registerTargets(registration(context));
		return null;
	}

	private List<TargetGroup.Target> targets(StageContext context) {
		return context.find(this.group, TargetGroup.class)
			.stream()
			.flatMap((found) -> found.targets().stream())
			.filter((target) -> !target.state().equals("draining"))
			.toList();
	}

	private boolean isOwn(TargetGroup.Target target, StageContext context) {
		return target.targetId().equals(context.id(this.instance));
	}

	private StepState wrong(String code, TargetGroup.Target target, StageContext context) {
		return new StepState.Wrong(null, code, "Target " + context.id(this.instance) + ":" + this.port,
				"Target " + target.targetId() + ":" + target.port());
	}

	private RegisterTargetsRequest registration(StageContext context) {
		return RegisterTargetsRequest.builder()
			.targetGroupArn(context.id(this.group))
			.targets((target) -> target.id(context.id(this.instance)).port(this.port))
			.build();
	}

}
