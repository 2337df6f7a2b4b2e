package io.github.privatelinkhandson.stage.endpoint;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.stage.SecurityGroupSteps;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.endpointservice.EndpointServiceBlueprint;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * Stage {@code endpoint}: the way in, in EC2-A's subnet. It is done when the endpoint
 * waits for the provider's approval.
 */
@Service
class EndpointStage implements Stage {

	private static final Step STEP = EndpointBlueprint.ENDPOINT;

	private static final Set<String> REQUESTED = Set.of("pendingAcceptance", "pending", "available");

	private static final Set<String> REFUSED = Set.of("rejected", "failed", "expired");

	@Override
	public StageKey stage() {
		return StageKey.ENDPOINT;
	}

	@Override
	public List<Step> steps() {
		return EndpointBlueprint.STEPS;
	}

	@Override
	public List<StepAction> actions() {
		return List.of(
				SecurityGroupSteps.group(EndpointBlueprint.SG_ENDPOINT, VpcBlueprint.A.vpc(),
						"The endpoint of the PrivateLink hands-on"),
				SecurityGroupSteps.http(EndpointBlueprint.SG_ENDPOINT_INGRESS, EndpointBlueprint.SG_ENDPOINT,
						ServersBlueprint.SG_EC2_A),
				StepAction
					.call(STEP, EndpointStage::request,
							(aws, request) -> aws.ec2().createVpcEndpoint(request).vpcEndpoint().vpcEndpointId(),
							EndpointStage::observe)
					.recognising(EndpointMistakes.ALL));
	}

	private static CreateVpcEndpointRequest request(StageContext context) {
		return CreateVpcEndpointRequest.builder()
			.vpcEndpointType(VpcEndpointType.INTERFACE)
			.vpcId(context.id(VpcBlueprint.A.vpc()))
			.serviceName(context.find(EndpointServiceBlueprint.ENDPOINT_SERVICE, EndpointService.class)
				.map(EndpointService::serviceName)
				.orElse("com.amazonaws.vpce." + context.lab().region() + ".ENDPOINT_SERVICE_ID"))
			.subnetIds(context.id(VpcBlueprint.A.privateSubnet(1)))
			.securityGroupIds(context.id(EndpointBlueprint.SG_ENDPOINT))
			.privateDnsEnabled(false)
			.clientToken(context.token(STEP))
			.tagSpecifications(context.tags(ResourceType.VPC_ENDPOINT, STEP))
			.build();
	}

	private static StepState observe(StageContext context) {
		return context.find(STEP, Endpoint.class).map((found) -> {
			if (REQUESTED.contains(found.state())) {
				return StepState.ready(found.id());
			}
			return REFUSED.contains(found.state()) ? refused(context, found)
					: StepState.waiting(found.id(), found.state());
		}).orElseGet(StepState::absent);
	}

	/**
	 * Returns the state of a refused endpoint, which no longer counts once the step is
	 * retried.
	 */
	private static StepState refused(StageContext context, Endpoint found) {
		return context.knownId(STEP).isPresent()
				? new StepState.Broken(found.id(), found.state(), "Endpoint " + found.id() + " is " + found.state())
				: StepState.absent();
	}

}
