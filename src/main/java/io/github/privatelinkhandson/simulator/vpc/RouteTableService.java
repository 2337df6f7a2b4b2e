package io.github.privatelinkhandson.simulator.vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The route tables of an account and region.
 */
public record RouteTableService(Call call) {

	public List<RouteTable> existing() {
		return this.call.stream(ResourceTypes.ROUTE_TABLE).map((found) -> describe(found)).toList();
	}

	Resource<RouteTable> create(Vpc vpc, boolean main, List<Tag> tags) {
		String id = this.call.newId(ResourceTypes.ROUTE_TABLE);
		RouteTable model = RouteTable.builder()
			.routeTableId(id)
			.vpcId(vpc.vpcId())
			.ownerId(this.call.account())
			.routes(VpcBlockService.localRoutes(vpc))
			.associations(main ? List.of(association(id).main(true).build()) : List.of())
			.propagatingVgws(List.of())
			.tags(tags)
			.build();
		return this.call.put(this.call.created(ResourceTypes.ROUTE_TABLE, id, model));
	}

	/**
	 * Adds the local route of a VPC's new address block to all its route tables.
	 */
	void addLocal(String vpcId, Route local) {
		ofVpc(vpcId)
			.forEach((table) -> keep(table, Stream.concat(table.model().routes().stream(), Stream.of(local)).toList()));
	}

	void removeLocal(String vpcId, Route local) {
		RouteDestination destination = RouteDestination.of(local);
		ofVpc(vpcId).forEach((table) -> keep(table,
				table.model().routes().stream().filter((route) -> !isLocal(route, destination)).toList()));
	}

	private static boolean isLocal(Route route, RouteDestination destination) {
		return route.origin() == RouteOrigin.CREATE_ROUTE_TABLE && RouteDestination.of(route).equals(destination);
	}

	/**
	 * Refuses a new address block of a VPC that is the same as, or larger than, the
	 * destination of one of its routes.
	 */
	void checkRoutesBeyond(String vpcId, CidrBlock block) {
		RouteDestination local = new RouteDestination(block.toString(), null, null);
		ofVpc(vpcId).flatMap((table) -> table.model().routes().stream())
			.filter((route) -> RouteDestination.of(route).within(local))
			.findFirst()
			.ifPresent((route) -> {
				throw AwsError.of("InvalidVpc.Range",
						"The CIDR '%s' is the same as or larger than the destination '%s' of a route of the VPC.",
						block, route.destinationCidrBlock());
			});
	}

	private Stream<Resource<RouteTable>> ofVpc(String vpcId) {
		return this.call.mentioning(ResourceTypes.ROUTE_TABLE, vpcId)
			.filter((table) -> vpcId.equals(table.model().vpcId()));
	}

	void keep(Resource<RouteTable> table, List<Route> routes) {
		this.call.put(table.with(table.model().toBuilder().routes(routes).build()));
	}

	RouteTableAssociation.Builder association(String tableId) {
		return RouteTableAssociation.builder()
			.routeTableAssociationId(this.call.newId("rtbassoc-"))
			.routeTableId(tableId)
			.main(false);
	}

	Resource<RouteTable> ofAssociation(String associationId) {
		return this.call.mentioning(ResourceTypes.ROUTE_TABLE, associationId)
			.filter((table) -> table.model()
				.associations()
				.stream()
				.anyMatch((to) -> associationId.equals(to.routeTableAssociationId())))
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidAssociationID.NotFound", "The association ID '%s' does not exist",
					associationId));
	}

	/**
	 * Adds an association, which begins now.
	 */
	RouteTableAssociation associate(Resource<RouteTable> table, RouteTableAssociation association) {
		List<RouteTableAssociation> associations = new ArrayList<>(table.model().associations());
		associations.add(association);
		Resource<RouteTable> changed = table.with(table.model().toBuilder().associations(associations).build())
			.withTime(association.routeTableAssociationId(), this.call.now());
		this.call.put(changed);
		return describe(changed, association);
	}

	void disassociate(Resource<RouteTable> table, Predicate<RouteTableAssociation> which) {
		List<RouteTableAssociation> left = table.model().associations().stream().filter(which.negate()).toList();
		this.call.put(table.with(table.model().toBuilder().associations(left).build()));
	}

	/**
	 * Takes a subnet out of the route table that it is associated with.
	 */
	void forget(String subnetId) {
		this.call.mentioning(ResourceTypes.ROUTE_TABLE, subnetId)
			.filter((table) -> table.model().associations().stream().anyMatch((to) -> subnetId.equals(to.subnetId())))
			.forEach((table) -> disassociate(table, (to) -> subnetId.equals(to.subnetId())));
	}

	RouteTable describe(Resource<RouteTable> found) {
		RouteTable model = found.model();
		return model.toBuilder()
			.routes(model.routes()
				.stream()
				.map((route) -> route.toBuilder()
					.state(new RouteTargetService(this.call).lead(model.vpcId(), route) ? RouteState.ACTIVE
							: RouteState.BLACKHOLE)
					.build())
				.toList())
			.associations(model.associations().stream().map((association) -> describe(found, association)).toList())
			.build();
	}

	/**
	 * An association takes a moment; when it began is kept under its id.
	 */
	private RouteTableAssociation describe(Resource<RouteTable> table, RouteTableAssociation association) {
		String id = association.routeTableAssociationId();
		boolean done = association.main() || this.call.passed(Latency.ROUTE_TABLE_ASSOCIATED, id, table.time(id));
		return association.toBuilder()
			.associationState((state) -> state
				.state(done ? RouteTableAssociationStateCode.ASSOCIATED : RouteTableAssociationStateCode.ASSOCIATING))
			.build();
	}

}
