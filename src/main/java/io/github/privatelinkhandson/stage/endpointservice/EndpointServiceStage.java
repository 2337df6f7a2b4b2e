package io.github.privatelinkhandson.stage.endpointservice;

import java.util.List;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StepAction;

/**
 * Stage {@code endpoint-service}: what the provider publishes behind its NLB.
 */
@Service
class EndpointServiceStage implements Stage {

	private static final String STEP = "endpoint-service";

	@Override
	public StageKey stage() {
		return StageKey.ENDPOINT_SERVICE;
	}

	@Override
	public List<StepAction> actions() {
		return List.of(StepAction.call(STEP,
				(context) -> CreateVpcEndpointServiceConfigurationRequest.builder()
					.networkLoadBalancerArns(context.id("nlb"))
					.acceptanceRequired(true)
					.supportedIpAddressTypes("ipv4")
					.clientToken(context.token(STEP))
					.tagSpecifications(context.tags(ResourceType.VPC_ENDPOINT_SERVICE, STEP))
					.build(),
				(aws, request) -> aws.ec2()
					.createVpcEndpointServiceConfiguration(request)
					.serviceConfiguration()
					.serviceId(),
				(context) -> context.observe(STEP, EndpointService.class, EndpointService::state, "Available")));
	}

}
