package io.github.privatelinkhandson.stage.servers;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.ManagedInstance;
import io.github.privatelinkhandson.stage.SecurityGroupSteps;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.command.CommandStep;
import io.github.privatelinkhandson.stage.command.InstanceCommands;

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
	public List<StepAction> actions() {
		List<StepAction> own = List.of(
				SecurityGroupSteps.group("sg-ec2-a", "vpc-a", "EC2-A of the PrivateLink hands-on"),
				SecurityGroupSteps.group("sg-ec2-b", "vpc-b", "EC2-B of the PrivateLink hands-on"),
				InstanceSteps.instance("ec2-a", "subnet-a-private1", "sg-ec2-a"),
				InstanceSteps.instance("ec2-b", "subnet-b-private2", "sg-ec2-b"),
				StepAction.await("managed-a", (context) -> managed(context, "ec2-a")),
				StepAction.await("managed-b", (context) -> managed(context, "ec2-b")),
				new CommandStep("web-server", "EC2-B", (context) -> WEB_SERVER, this.commands));
		return Stream.concat(own.stream(), RoleSteps.actions().stream()).toList();
	}

	private static StepState managed(StageContext context, String instance) {
		return context.knownId(instance)
			.map((id) -> context.snapshot()
				.find(ManagedInstance.class, id)
				.map((found) -> found.pingStatus().equals("Online") ? StepState.ready(id)
						: StepState.waiting(id, found.pingStatus()))
				.orElseGet(() -> StepState.waiting(id, "unregistered")))
			.orElseGet(StepState::absent);
	}

}
