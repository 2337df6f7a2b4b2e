package io.github.privatelinkhandson.stage.vpc;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.Vpc;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * A side's VPC and internet gateway.
 */
record NetworkSteps(VpcBlueprint side) {

	List<StepAction> actions() {
		Step vpc = this.side.vpc();
		Step gateway = this.side.internetGateway();
		return List.of(
				StepAction.call(vpc,
						(context) -> CreateVpcRequest.builder()
							.cidrBlock(this.side.cidr())
							.tagSpecifications(context.tags(ResourceType.VPC, vpc))
							.build(),
						(aws, request) -> aws.ec2().createVpc(request).vpc().vpcId(),
						(context) -> context.observe(vpc, Vpc.class, Vpc::state, "available")),
				new DnsHostnamesStep(this.side.dnsHostnames(), vpc),
				StepAction.call(gateway,
						(context) -> CreateInternetGatewayRequest.builder()
							.tagSpecifications(context.tags(ResourceType.INTERNET_GATEWAY, gateway))
							.build(),
						(aws, request) -> aws.ec2()
							.createInternetGateway(request)
							.internetGateway()
							.internetGatewayId(),
						(context) -> context.observe(gateway, InternetGateway.class)),
				StepAction.call(this.side.gatewayAttachment(),
						(context) -> AttachInternetGatewayRequest.builder()
							.internetGatewayId(context.id(gateway))
							.vpcId(context.id(vpc))
							.build(),
						(aws, request) -> {
							aws.ec2().attachInternetGateway(request);
							return null;
						}, (context) -> attachment(context, gateway)));
	}

	private StepState attachment(StageContext context, Step gateway) {
		return context.find(gateway, InternetGateway.class)
			.filter((found) -> context.id(this.side.vpc()).equals(found.vpcId()))
			.map((found) -> StepState.ready(null))
			.orElseGet(StepState::absent);
	}

}
