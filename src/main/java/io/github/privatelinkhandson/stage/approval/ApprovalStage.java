package io.github.privatelinkhandson.stage.approval;

import java.util.List;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsRequest;

import io.github.privatelinkhandson.aws.AwsBatch;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.endpoint.EndpointBlueprint;
import io.github.privatelinkhandson.stage.endpointservice.EndpointServiceBlueprint;

/**
 * Stage {@code approval}: the provider accepts the endpoint's request.
 */
@Service
class ApprovalStage implements Stage {

	@Override
	public List<StepAction> actions() {
		return List.of(StepAction.change(ApprovalBlueprint.ACCEPTANCE,
				(context) -> AcceptVpcEndpointConnectionsRequest.builder()
					.serviceId(context.id(EndpointServiceBlueprint.ENDPOINT_SERVICE))
					.vpcEndpointIds(context.id(EndpointBlueprint.ENDPOINT))
					.build(),
				(aws, request) -> AwsBatch.check(aws.ec2().acceptVpcEndpointConnections(request).unsuccessful()),
				ApprovalStage::observe));
	}

	private static StepState observe(StageContext context) {
		return context.find(EndpointBlueprint.ENDPOINT, Endpoint.class).map((found) -> switch (found.state()) {
			case "available" -> StepState.ready(null);
			case "pendingAcceptance", "rejected" -> StepState.absent();
			default -> StepState.waiting(null, found.state());
		}).orElseGet(StepState::absent);
	}

}
