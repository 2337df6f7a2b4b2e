package io.github.privatelinkhandson.stage.vpc;

import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * The route table that a subnet uses. If it uses another one of its own, that is
 * replaced.
 *
 * @param subnet the subnet's step
 * @param table the table's step
 */
record RouteTableAssociationStep(Step step, Step subnet, Step table) implements StepAction {

	private static final String OTHER_TABLE = "subnet-with-other-table";

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional.of(existing(context).<SdkRequest>map((found) -> replacement(found, context))
			.orElseGet(() -> creation(context)));
	}

	@Override
	public StepState observe(StageContext context) {
		return table(context).map((found) -> observe(found, context)).orElseGet(StepState::absent);
	}

	private StepState observe(RouteTable found, StageContext context) {
		String id = of(context, found).map(RouteTable.Association::id).orElseThrow();
		return context.isOtherThan(this.table, found.id()) ? new StepState.Wrong(id, OTHER_TABLE,
				"RouteTableId " + context.id(this.table), "RouteTableId " + found.id()) : StepState.ready(id);
	}

	@Override
	public Stream<String> mistakes() {
		return Stream.of(OTHER_TABLE);
	}

	@Override
	public String act(StageContext context, AwsClients aws) {
		return existing(context)
			.map((found) -> aws.ec2().replaceRouteTableAssociation(replacement(found, context)).newAssociationId())
			.orElseGet(() -> aws.ec2().associateRouteTable(creation(context)).associationId());
	}

	private Optional<RouteTable.Association> existing(StageContext context) {
		return table(context).flatMap((found) -> of(context, found));
	}

	private Optional<RouteTable> table(StageContext context) {
		return context.snapshot().all(RouteTable.class).filter((found) -> of(context, found).isPresent()).findFirst();
	}

	private Optional<RouteTable.Association> of(StageContext context, RouteTable found) {
		String id = context.id(this.subnet);
		return found.associations().stream().filter((association) -> id.equals(association.subnetId())).findFirst();
	}

	private AssociateRouteTableRequest creation(StageContext context) {
		return AssociateRouteTableRequest.builder()
			.routeTableId(context.id(this.table))
			.subnetId(context.id(this.subnet))
			.build();
	}

	private ReplaceRouteTableAssociationRequest replacement(RouteTable.Association existing, StageContext context) {
		return ReplaceRouteTableAssociationRequest.builder()
			.associationId(existing.id())
			.routeTableId(context.id(this.table))
			.build();
	}

}
