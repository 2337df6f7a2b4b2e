package io.github.privatelinkhandson.stage.servers;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.ManagedInstance;
import io.github.privatelinkhandson.stage.Expectation;
import io.github.privatelinkhandson.stage.SecurityGroupSteps;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.command.CommandStep;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * Stage {@code servers}: EC2-A and EC2-B with their security groups and role, and the web
 * server on EC2-B.
 */
@Service
class ServersStage implements Stage {

	/**
	 * The commands that the article types by hand, fit to run without a terminal; the
	 * article forgets to say that httpd must be started.
	 */
	private static final List<String> WEB_SERVER = List.of("dnf install -y httpd",
			"echo 'Hello!' > /var/www/html/index.html", "systemctl enable --now httpd",
			"curl -sS -m 5 http://localhost:80");

	/** The newest Amazon Linux 2023, which EC2 looks up by itself. */
	private static final String IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

	private static final InstanceType TYPE = InstanceType.T3_MICRO;

	private final InstanceCommands commands;

	ServersStage(InstanceCommands commands) {
		this.commands = commands;
	}

	@Override
	public List<StepAction> actions() {
		List<StepAction> own = List.of(
				SecurityGroupSteps.group(ServersBlueprint.SG_EC2_A, VpcBlueprint.A.vpc(),
						"EC2-A of the PrivateLink hands-on"),
				SecurityGroupSteps.group(ServersBlueprint.SG_EC2_B, VpcBlueprint.B.vpc(),
						"EC2-B of the PrivateLink hands-on"),
				instance(ServersBlueprint.EC2_A, VpcBlueprint.A.privateSubnet(1), ServersBlueprint.SG_EC2_A),
				instance(ServersBlueprint.EC2_B, VpcBlueprint.B.privateSubnet(2), ServersBlueprint.SG_EC2_B),
				new StepAction.Await(ServersBlueprint.MANAGED_A, (context) -> managed(context, ServersBlueprint.EC2_A)),
				new StepAction.Await(ServersBlueprint.MANAGED_B, (context) -> managed(context, ServersBlueprint.EC2_B)),
				new CommandStep(ServersBlueprint.WEB_SERVER, ServersBlueprint.EC2_B, (context) -> WEB_SERVER,
						this.commands));
		return Stream.concat(own.stream(), RoleSteps.actions().stream()).toList();
	}

	@Override
	public List<Supplier<?>> uniquelyNamed(AwsClients aws) {
		return List.of(() -> aws.iam().getRole((request) -> request.roleName(ServersBlueprint.ROLE.name())),
				() -> aws.iam()
					.getInstanceProfile((request) -> request.instanceProfileName(ServersBlueprint.PROFILE.name())));
	}

	private static StepAction instance(Step step, Step subnet, Step group) {
		return StepAction
			.call(step,
					(context) -> RunInstancesRequest.builder()
						.imageId(IMAGE)
						.instanceType(TYPE)
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
					(context) -> instance(context, step))
			.expecting(
					Expectation.id("instance-in-other-subnet", Instance.class, "SubnetId", subnet, Instance::subnetId),
					Expectation.value("instance-of-other-type", Instance.class, "InstanceType", TYPE.toString(),
							Instance::type),
					Expectation
						.ids("instance-without-group", Instance.class, "SecurityGroups", List.of(group),
								Instance::groups)
						.correctedBy((aws, context, found) -> aws.ec2()
							.modifyInstanceAttribute(
									(request) -> request.instanceId(found.id()).groups(context.id(group)))),
					profile())
			.deletedBy((aws, id) -> aws.ec2().terminateInstances((request) -> request.instanceIds(id)));
	}

	private static Expectation<Instance> profile() {
		return new Expectation<>("instance-without-profile", Instance.class, "IamInstanceProfile",
				(context) -> context.id(ServersBlueprint.PROFILE),
				(found) -> String.valueOf(found.instanceProfileArn()),
				(context,
						found) -> found.instanceProfileArn() == null || context.knownId(ServersBlueprint.PROFILE)
							.filter((name) -> !found.instanceProfileArn().endsWith("/" + name))
							.isPresent(),
				ServersStage::attachProfile);
	}

	private static void attachProfile(AwsClients aws, StageContext context, Instance instance) {
		Optional<String> association = aws.ec2()
			.describeIamInstanceProfileAssociations(
					(request) -> request.filters((filter) -> filter.name("instance-id").values(instance.id())))
			.iamInstanceProfileAssociations()
			.stream()
			.map(IamInstanceProfileAssociation::associationId)
			.findFirst();
		String name = context.id(ServersBlueprint.PROFILE);
		if (association.isPresent()) {
			aws.ec2()
				.replaceIamInstanceProfileAssociation((request) -> request.associationId(association.get())
					.iamInstanceProfile((profile) -> profile.name(name)));
		}
		else {
			aws.ec2()
				.associateIamInstanceProfile((request) -> request.instanceId(instance.id())
					.iamInstanceProfile((profile) -> profile.name(name)));
		}
	}

	private static StepState instance(StageContext context, Step step) {
		return context.find(step, Instance.class).map((found) -> switch (found.state()) {
			case "running" -> StepState.ready(found.id());
			case "stopped" -> context.failed(step, found, "IncorrectInstanceState", found.id() + ": " + found.state());
			default -> StepState.waiting(found.id(), found.state());
		}).orElseGet(StepState::absent);
	}

	private static StepState managed(StageContext context, Step instance) {
		return context.knownId(instance)
			.map((id) -> context.snapshot()
				.find(ManagedInstance.class, id)
				.map((found) -> found.pingStatus().equals("Online") ? StepState.ready(id)
						: StepState.waiting(id, found.pingStatus()))
				.orElseGet(() -> StepState.waiting(id, "unregistered")))
			.orElseGet(StepState::absent);
	}

}
