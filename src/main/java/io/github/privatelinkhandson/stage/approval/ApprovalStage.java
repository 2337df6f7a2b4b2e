package io.github.privatelinkhandson.stage.approval;

import java.util.List;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsRequest;

import io.github.privatelinkhandson.aws.AwsBatch;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * Stage {@code approval}: the provider accepts the endpoint's request.
 */
@Service
class ApprovalStage implements Stage {

	@Override
	public StageKey stage() {
		return StageKey.APPROVAL;
	}

	@Override
	public List<StepAction> actions() {
		return List.of(StepAction.call("acceptance",
				(context) -> AcceptVpcEndpointConnectionsRequest.builder()
					.serviceId(context.id("endpoint-service"))
					.vpcEndpointIds(context.id("endpoint"))
					.build(),
				(aws, request) -> {
					AwsBatch.check(aws.ec2().acceptVpcEndpointConnections(request).unsuccessful());
					return null;
				}, ApprovalStage::observe));
	}

	private static StepState observe(StageContext context) {
		return context.find("endpoint", Endpoint.class).map((found) -> switch (found.state()) {
			case "available" -> StepState.ready(null);
			case "pendingAcceptance" -> StepState.absent();
			default -> StepState.waiting(null, found.state());
		}).orElseGet(StepState::absent);
	}

}
