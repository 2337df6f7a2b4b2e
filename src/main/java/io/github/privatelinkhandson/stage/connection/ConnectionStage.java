package io.github.privatelinkhandson.stage.connection;

import java.util.List;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.command.CommandStep;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.endpoint.EndpointBlueprint;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;

/**
 * Stage {@code connection}: EC2-A looks the endpoint's name up and reads the page.
 */
@Service
class ConnectionStage implements Stage {

	private final InstanceCommands commands;

	ConnectionStage(InstanceCommands commands) {
		this.commands = commands;
	}

	@Override
	public List<StepAction> actions() {
		return List.of(
				new CommandStep(ConnectionBlueprint.DIG, ServersBlueprint.EC2_A,
						(context) -> List.of("dig " + endpointName(context)), this.commands),
				new CommandStep(ConnectionBlueprint.CURL, ServersBlueprint.EC2_A,
						(context) -> List.of("curl -sS -m 5 http://" + endpointName(context) + "/"), this.commands));
	}

	private static String endpointName(StageContext context) {
		return context.find(EndpointBlueprint.ENDPOINT, Endpoint.class)
			.flatMap((endpoint) -> endpoint.dnsNames().stream().findFirst())
			.orElse("ENDPOINT_DNS_NAME");
	}

}
