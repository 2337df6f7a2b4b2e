package io.github.privatelinkhandson.stage.endpoint;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import io.github.privatelinkhandson.aws.AwsBatch;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.stage.Expectation;
import io.github.privatelinkhandson.stage.IngressRuleStep;
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

	/** The most precise ones come first. */
	private static final Expectation<?>[] EXPECTATIONS = {
			Expectation.id("endpoint-in-provider-vpc", Endpoint.class, "VpcId", VpcBlueprint.A.vpc(), Endpoint::vpcId)
				.differingIf((context, found) -> context.isOf(VpcBlueprint.B.vpc(), found.vpcId())),
			Expectation.id("endpoint-in-other-vpc", Endpoint.class, "VpcId", VpcBlueprint.A.vpc(), Endpoint::vpcId),
			new Expectation<>("endpoint-to-other-service", Endpoint.class, "ServiceName", EndpointStage::serviceName,
					Endpoint::serviceName, EndpointStage::isOfOtherService, null),
			Expectation
				.ids("endpoint-in-other-subnet", Endpoint.class, "SubnetIds", List.of(VpcBlueprint.A.privateSubnet(1)),
						Endpoint::subnetIds)
				.correctedBy((aws, context, found) -> aws.ec2()
					.modifyVpcEndpoint((request) -> request.vpcEndpointId(found.id())
						.addSubnetIds(context.id(VpcBlueprint.A.privateSubnet(1)))
						.removeSubnetIds(found.subnetIds()))),
			Expectation
				.ids("endpoint-without-group", Endpoint.class, "SecurityGroupIds",
						List.of(EndpointBlueprint.SG_ENDPOINT), Endpoint::groups)
				.correctedBy((aws, context, found) -> aws.ec2()
					.modifyVpcEndpoint((request) -> request.vpcEndpointId(found.id())
						.addSecurityGroupIds(context.id(EndpointBlueprint.SG_ENDPOINT))
						.removeSecurityGroupIds(found.groups()))) };

	@Override
	public List<StepAction> actions() {
		return List.of(
				SecurityGroupSteps.group(EndpointBlueprint.SG_ENDPOINT, VpcBlueprint.A.vpc(),
						"The endpoint of the PrivateLink hands-on"),
				new IngressRuleStep(EndpointBlueprint.SG_ENDPOINT_INGRESS, EndpointBlueprint.SG_ENDPOINT,
						ServersBlueprint.SG_EC2_A),
				StepAction
					.call(STEP, EndpointStage::request,
							(aws, request) -> aws.ec2().createVpcEndpoint(request).vpcEndpoint().vpcEndpointId(),
							EndpointStage::observe)
					.expecting(EXPECTATIONS)
					.deletedBy((aws, id) -> AwsBatch
						.check(aws.ec2().deleteVpcEndpoints((request) -> request.vpcEndpointIds(id)).unsuccessful())));
	}

	private static CreateVpcEndpointRequest request(StageContext context) {
		return CreateVpcEndpointRequest.builder()
			.vpcEndpointType(VpcEndpointType.INTERFACE)
			.vpcId(context.id(VpcBlueprint.A.vpc()))
			.serviceName(serviceName(context))
			.subnetIds(context.id(VpcBlueprint.A.privateSubnet(1)))
			.securityGroupIds(context.id(EndpointBlueprint.SG_ENDPOINT))
			.privateDnsEnabled(false)
			.clientToken(context.token(STEP))
			.tagSpecifications(context.tags(ResourceType.VPC_ENDPOINT, STEP))
			.build();
	}

	private static String serviceName(StageContext context) {
		return context.find(EndpointServiceBlueprint.ENDPOINT_SERVICE, EndpointService.class)
			.map(EndpointService::serviceName)
			.orElse("com.amazonaws.vpce." + context.lab().region() + ".ENDPOINT_SERVICE_ID");
	}

	private static StepState observe(StageContext context) {
		return context.find(STEP, Endpoint.class).map((found) -> {
			if (REQUESTED.contains(found.state())) {
				return StepState.ready(found.id());
			}
			return REFUSED.contains(found.state())
					? context.failed(STEP, found, found.state(), found.id() + ": " + found.state())
					: StepState.waiting(found.id(), found.state());
		}).orElseGet(StepState::absent);
	}

	private static boolean isOfOtherService(StageContext context, Endpoint endpoint) {
		return context.find(EndpointServiceBlueprint.ENDPOINT_SERVICE, EndpointService.class)
			.filter((service) -> !service.serviceName().equals(endpoint.serviceName()))
			.isPresent();
	}

}
