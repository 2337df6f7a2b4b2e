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

	private static final String OTHER_TARGET = "route-to-other-target";

	private static final String INTERNET_GATEWAY = "private-route-to-internet-gateway";

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional.of(leadsElsewhere(context) ? replacement(context) : creation(context));
	}

	@Override
	public StepState observe(StageContext context) {
		return existing(context).map((route) -> observe(route, context)).findFirst().orElseGet(StepState::absent);
	}

	/**
	 * Determines the state of the route. One that leads nowhere any more counts as none.
	 */
	private StepState observe(RouteTable.Route route, StageContext context) {
		if (context.isOf(this.target, route.target())) {
			return StepState.ready(null);
		}
		if (route.state().equals("blackhole") || context.knownId(this.target).isEmpty()) {
			return StepState.absent();
		}
		boolean internet = leadsToNat() && route.target().startsWith("igw-");
		return new StepState.Wrong(null, internet ? INTERNET_GATEWAY : OTHER_TARGET,
				ANYWHERE + " -> " + context.id(this.target), ANYWHERE + " -> " + route.target());
	}

	@Override
	public Stream<String> mistakes() {
		return Stream.of(OTHER_TARGET, INTERNET_GATEWAY);
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
