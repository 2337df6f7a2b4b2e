package io.github.privatelinkhandson.stage.servers;

import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.stage.Mistake;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The steps that start the instances.
 */
final class InstanceSteps {

	/** The newest Amazon Linux 2023, which EC2 looks up by itself. */
	private static final String IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

	private InstanceSteps() {
	}

	static StepAction instance(Step step, Step subnet, Step group) {
		return StepAction
			.call(step,
					(context) -> RunInstancesRequest.builder()
						.imageId(IMAGE)
						.instanceType(InstanceType.T3_MICRO)
						.minCount(1)
						.maxCount(1)
						.subnetId(context.id(subnet))
						.securityGroupIds(context.id(group))
						.iamInstanceProfile((profile) -> profile.name(context.name(ServersBlueprint.PROFILE)))
						.metadataOptions((options) -> options.httpTokens(HttpTokensState.REQUIRED))
						.clientToken(context.token(step))
						.tagSpecifications(context.tags(ResourceType.INSTANCE, step),
								context.tags(ResourceType.VOLUME, step))
						.build(),
					(aws, request) -> aws.ec2().runInstances(request).instances().get(0).instanceId(),
					(context) -> observe(context, step))
			.recognising(
					new Mistake<>("instance-in-other-subnet", Instance.class,
							(context, found) -> context.isOtherThan(subnet, found.subnetId())),
					new Mistake<>("instance-without-profile", Instance.class,
							(context, found) -> found.instanceProfileArn() == null));
	}

	private static StepState observe(StageContext context, Step step) {
		return context.find(step, Instance.class).map((found) -> switch (found.state()) {
			case "running" -> StepState.ready(found.id());
			case "stopped" -> stopped(context, step, found);
			default -> StepState.waiting(found.id(), found.state());
		}).orElseGet(StepState::absent);
	}

	/**
	 * Returns the state of a stopped instance, which no longer counts once the step is
	 * retried.
	 */
	private static StepState stopped(StageContext context, Step step, Instance found) {
		return context.knownId(step).isPresent() ? new StepState.Broken(found.id(), "IncorrectInstanceState",
				"Instance " + found.id() + " is " + found.state()) : StepState.absent();
	}

}
