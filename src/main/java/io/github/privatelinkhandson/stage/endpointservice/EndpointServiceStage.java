package io.github.privatelinkhandson.stage.endpointservice;

import java.util.List;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.stage.Expectation;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;

/**
 * Stage {@code endpoint-service}: what the provider publishes behind its NLB.
 */
@Service
class EndpointServiceStage implements Stage {

	private static final Step STEP = EndpointServiceBlueprint.ENDPOINT_SERVICE;

	private static final Expectation<EndpointService> ACCEPTANCE = Expectation
		.value("service-accepts-all", EndpointService.class, "AcceptanceRequired", "true",
				(found) -> String.valueOf(found.acceptanceRequired()))
		.correctedBy((aws, context, found) -> aws.ec2()
			.modifyVpcEndpointServiceConfiguration(
					(request) -> request.serviceId(found.id()).acceptanceRequired(true)));

	private static final Expectation<EndpointService> LOAD_BALANCER = Expectation
		.ids("service-of-other-nlb", EndpointService.class, "NetworkLoadBalancerArns",
				List.of(LoadBalancerBlueprint.NLB), EndpointService::loadBalancerArns)
		.correctedBy((aws, context, found) -> aws.ec2()
			.modifyVpcEndpointServiceConfiguration((request) -> request.serviceId(found.id())
				.addNetworkLoadBalancerArns(context.id(LoadBalancerBlueprint.NLB))
				.removeNetworkLoadBalancerArns(found.loadBalancerArns())));

	@Override
	public List<StepAction> actions() {
		return List.of(StepAction
			.call(STEP,
					(context) -> CreateVpcEndpointServiceConfigurationRequest.builder()
						.networkLoadBalancerArns(context.id(LoadBalancerBlueprint.NLB))
						.acceptanceRequired(true)
						.supportedIpAddressTypes("ipv4")
						.clientToken(context.token(STEP))
						.tagSpecifications(context.tags(ResourceType.VPC_ENDPOINT_SERVICE, STEP))
						.build(),
					(aws, request) -> aws.ec2()
						.createVpcEndpointServiceConfiguration(request)
						.serviceConfiguration()
						.serviceId(),
					(context) -> context.observe(STEP, EndpointService.class, EndpointService::state, "Available"))
			.expecting(LOAD_BALANCER, ACCEPTANCE));
	}

}
