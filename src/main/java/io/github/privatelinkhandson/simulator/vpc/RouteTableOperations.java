package io.github.privatelinkhandson.simulator.vpc;

import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on route tables and their associations.
 */
@Component
class RouteTableOperations implements Operations {

	RouteTable createRouteTable(CreateRouteTableRequest request, Call call) {
		Resource<RouteTable> table = new ClientTokenService(call).once(ResourceTypes.ROUTE_TABLE, request.clientToken(),
				request, () -> create(call, request));
		return new RouteTableService(call).describe(table);
	}

	private Resource<RouteTable> create(Call call, CreateRouteTableRequest request) {
		Vpc vpc = call.get(ResourceTypes.VPC, request.vpcId()).model();
		Quota.ROUTE_TABLES.check(call,
				() -> new RouteTableService(call).existing()
					.stream()
					.filter((table) -> vpc.vpcId().equals(table.vpcId()))
					.count() + 1);
		return new RouteTableService(call).create(vpc, false, Tags.only(request.tagSpecifications(), "route-table"));
	}

	Page<RouteTable> describeRouteTables(DescribeRouteTablesRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.ROUTE_TABLE,
				DescribeSelectionService.each(new RouteTableService(call)::describe), request.routeTableIds(), request,
				Map.of());
	}

	AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request, Call call) {
		String tableId = request.routeTableId();
		String subnetId = call.require(request.subnetId(), "subnetId");
		Resource<RouteTable> table = call.get(ResourceTypes.ROUTE_TABLE, tableId);
		Subnet subnet = call.get(ResourceTypes.SUBNET, subnetId).model();
		if (!table.model().vpcId().equals(subnet.vpcId())) {
			throw AwsError.of("InvalidParameterValue", "Route table %s and subnet %s belong to different networks",
					tableId, subnetId);
		}
		boolean conflict = call.stream(ResourceTypes.ROUTE_TABLE)
			.flatMap((other) -> other.model().associations().stream())
			.anyMatch((other) -> subnetId.equals(other.subnetId()));
		if (conflict) {
			throw AwsError.of("Resource.AlreadyAssociated",
					"the specified association for route table %s conflicts with an existing association", tableId);
		}
		RouteTableAssociation made = new RouteTableService(call).associate(table,
				new RouteTableService(call).association(tableId).subnetId(subnetId).build());
		return AssociateRouteTableResponse.builder()
			.associationId(made.routeTableAssociationId())
			.associationState(made.associationState())
			.build();
	}

	ReplaceRouteTableAssociationResponse replaceRouteTableAssociation(ReplaceRouteTableAssociationRequest request,
			Call call) {
		String associationId = request.associationId();
		String tableId = request.routeTableId();
		RouteTable to = call.get(ResourceTypes.ROUTE_TABLE, tableId).model();
		Resource<RouteTable> from = new RouteTableService(call).ofAssociation(associationId);
		RouteTableAssociation earlier = association(from.model(), associationId);
		if (!from.model().vpcId().equals(to.vpcId())) {
			throw AwsError.of("InvalidParameterValue", "Route tables %s and %s belong to different networks", from.id(),
					tableId);
		}
		new RouteTableService(call).disassociate(from, earlier::equals);
		RouteTableAssociation made = new RouteTableService(call).associate(call.get(ResourceTypes.ROUTE_TABLE, tableId),
				new RouteTableService(call).association(tableId)
					.subnetId(earlier.subnetId())
					.main(earlier.main())
					.build());
		return ReplaceRouteTableAssociationResponse.builder()
			.newAssociationId(made.routeTableAssociationId())
			.associationState(made.associationState())
			.build();
	}

	void disassociateRouteTable(DisassociateRouteTableRequest request, Call call) {
		String associationId = request.associationId();
		Resource<RouteTable> table = new RouteTableService(call).ofAssociation(associationId);
		RouteTableAssociation association = association(table.model(), associationId);
		if (association.main()) {
			throw AwsError.of("InvalidParameterValue", "cannot disassociate the main route table association %s",
					associationId);
		}
		new RouteTableService(call).disassociate(table, association::equals);
	}

	void deleteRouteTable(DeleteRouteTableRequest request, Call call) {
		Resource<RouteTable> table = call.get(ResourceTypes.ROUTE_TABLE, request.routeTableId());
		if (!table.model().associations().isEmpty()) {
			throw AwsError.of("DependencyViolation", "The routeTable '%s' has dependencies and cannot be deleted.",
					table.id());
		}
		call.remove(table);
	}

	private static RouteTableAssociation association(RouteTable table, String id) {
		return table.associations()
			.stream()
			.filter((to) -> id.equals(to.routeTableAssociationId()))
			.findFirst()
			.orElseThrow();
	}

}
