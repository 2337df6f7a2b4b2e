package io.github.privatelinkhandson.stage.servers;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.ManagedInstance;
import io.github.privatelinkhandson.stage.SecurityGroupSteps;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.UniqueNames;
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

	private final InstanceCommands commands;

	ServersStage(InstanceCommands commands) {
		this.commands = commands;
	}

	@Override
	public StageKey stage() {
		return StageKey.SERVERS;
	}

	@Override
	public List<Step> steps() {
		return ServersBlueprint.STEPS;
	}

	@Override
	public List<StepAction> actions() {
		List<StepAction> own = List.of(
				SecurityGroupSteps.group(ServersBlueprint.SG_EC2_A, VpcBlueprint.A.vpc(),
						"EC2-A of the PrivateLink hands-on"),
				SecurityGroupSteps.group(ServersBlueprint.SG_EC2_B, VpcBlueprint.B.vpc(),
						"EC2-B of the PrivateLink hands-on"),
				InstanceSteps.instance(ServersBlueprint.EC2_A, VpcBlueprint.A.privateSubnet(1),
						ServersBlueprint.SG_EC2_A),
				InstanceSteps.instance(ServersBlueprint.EC2_B, VpcBlueprint.B.privateSubnet(2),
						ServersBlueprint.SG_EC2_B),
				StepAction.await(ServersBlueprint.MANAGED_A, (context) -> managed(context, ServersBlueprint.EC2_A)),
				StepAction.await(ServersBlueprint.MANAGED_B, (context) -> managed(context, ServersBlueprint.EC2_B)),
				new CommandStep(ServersBlueprint.WEB_SERVER, ServersBlueprint.EC2_B, (context) -> WEB_SERVER,
						this.commands));
		return Stream.concat(own.stream(), RoleSteps.actions().stream()).toList();
	}

	@Override
	public boolean namesTaken(AwsClients aws) {
		return UniqueNames.anyTaken(
				() -> aws.iam().getRole((request) -> request.roleName(ServersBlueprint.ROLE.name())), () -> aws.iam()
					.getInstanceProfile((request) -> request.instanceProfileName(ServersBlueprint.PROFILE.name())));
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
