package io.github.privatelinkhandson.stage.vpc;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The VPC that an internet gateway is attached to. If that is another one, or the VPC has
 * another gateway, that is detached first.
 *
 * @param gateway the gateway's step
 * @param vpc the VPC's step
 */
record GatewayAttachmentStep(Step step, Step gateway, Step vpc) implements StepAction {

	private static final String OTHER_VPC = "gateway-in-other-vpc";

	private static final String OTHER_GATEWAY = "vpc-with-other-gateway";

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional.of(attachment(context));
	}

	@Override
	public StepState observe(StageContext context) {
		return attached(context)
			.map((found) -> context.isOtherThan(this.vpc, String.valueOf(found.vpcId()))
					? new StepState.Wrong(null, OTHER_VPC, "VpcId " + context.id(this.vpc), "VpcId " + found.vpcId())
					: StepState.ready(null))
			.or(() -> other(context).map((found) -> new StepState.Wrong(null, OTHER_GATEWAY,
					"InternetGatewayId " + context.id(this.gateway), "InternetGatewayId " + found.id())))
			.orElseGet(StepState::absent);
	}

	@Override
	public Stream<String> mistakes() {
		return Stream.of(OTHER_VPC, OTHER_GATEWAY);
	}

	@Override
	public @Nullable String act(StageContext context, AwsClients aws) {
		Stream.concat(attached(context).stream(), other(context).stream())
			.forEach((found) -> aws.ec2()
				.detachInternetGateway((request) -> request.internetGatewayId(found.id()).vpcId(found.vpcId())));
		aws.ec2().attachInternetGateway(attachment(context));
		return null;
	}

	private Optional<InternetGateway> attached(StageContext context) {
		return context.find(this.gateway, InternetGateway.class).filter((found) -> found.vpcId() != null);
	}

	/**
	 * Finds another gateway that is attached to the VPC, which can have one only.
	 */
	private Optional<InternetGateway> other(StageContext context) {
		return context.snapshot()
			.all(InternetGateway.class)
			.filter((found) -> found.vpcId() != null && context.isOf(this.vpc, found.vpcId()))
			.filter((found) -> !context.isOf(this.gateway, found.id()))
			.findFirst();
	}

	private AttachInternetGatewayRequest attachment(StageContext context) {
		return AttachInternetGatewayRequest.builder()
			.internetGatewayId(context.id(this.gateway))
			.vpcId(context.id(this.vpc))
			.build();
	}

}
