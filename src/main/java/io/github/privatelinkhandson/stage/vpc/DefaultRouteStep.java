package io.github.privatelinkhandson.stage.vpc;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * A table's way out, to an internet gateway or a NAT gateway. One that leads elsewhere,
 * as after a NAT gateway was deleted, is replaced.
 *
 * @param table the table's step
 * @param target the gateway's step
 */
record DefaultRouteStep(Step step, Step table, Step target) implements StepAction {

	private static final String ANYWHERE = "0.0.0.0/0";

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional.of(leadsElsewhere(context) ? replacement(context) : creation(context));
	}

	@Override
	public StepState observe(StageContext context) {
		return existing(context).anyMatch((route) -> route.target().equals(context.id(this.target)))
				? StepState.ready(null) : StepState.absent();
	}

	@Override
	public @Nullable String act(StageContext context, AwsClients aws) {
		if (leadsElsewhere(context)) {
			aws.ec2().replaceRoute(replacement(context));
		}
		else {
			aws.ec2().createRoute(creation(context));
		}
		return null;
	}

	private boolean leadsElsewhere(StageContext context) {
		return existing(context).findAny().isPresent();
	}

	private Stream<RouteTable.Route> existing(StageContext context) {
		return context.find(this.table, RouteTable.class)
			.stream()
			.flatMap((found) -> found.routes().stream())
			.filter((route) -> route.destinationCidr().equals(ANYWHERE));
	}

	private CreateRouteRequest creation(StageContext context) {
		CreateRouteRequest.Builder request = CreateRouteRequest.builder()
			.routeTableId(context.id(this.table))
			.destinationCidrBlock(ANYWHERE);
		return (leadsToNat() ? request.natGatewayId(context.id(this.target))
				: request.gatewayId(context.id(this.target)))
			.build();
	}

	private ReplaceRouteRequest replacement(StageContext context) {
		ReplaceRouteRequest.Builder request = ReplaceRouteRequest.builder()
			.routeTableId(context.id(this.table))
			.destinationCidrBlock(ANYWHERE);
		return (leadsToNat() ? request.natGatewayId(context.id(this.target))
				: request.gatewayId(context.id(this.target)))
			.build();
	}

	private boolean leadsToNat() {
		return this.target.type().equals("AWS::EC2::NatGateway");
	}

}
