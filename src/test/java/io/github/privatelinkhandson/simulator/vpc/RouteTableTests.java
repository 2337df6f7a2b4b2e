package io.github.privatelinkhandson.simulator.vpc;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the calls on route tables and their associations.
 */
class RouteTableTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private String subnetId;

	@BeforeEach
	void makeSubnet() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
		this.subnetId = this.ec2.subnet(this.vpcId, "10.0.0.0/24");
	}

	@Test
	void newTableHasTheLocalRouteOnly() {
		RouteTable table = describe(this.ec2.routeTable(this.vpcId));
		assertThat(table.associations()).isEmpty();
		assertThat(table.routes()).singleElement().satisfies((route) -> {
			assertThat(route.gatewayId()).isEqualTo("local");
			assertThat(route.stateAsString()).isEqualTo("active");
		});
		assertThat(table.ownerId()).isEqualTo("111122223333");
	}

	@Test
	void sameClientTokenGivesTheSameTable() {
		CreateRouteTableRequest request = CreateRouteTableRequest.builder()
			.vpcId(this.vpcId)
			.clientToken("token")
			.build();
		CreateRouteTableResponse first = this.ec2.play(request);
		CreateRouteTableResponse second = this.ec2.play(request);
		assertThat(second.routeTable().routeTableId()).isEqualTo(first.routeTable().routeTableId());
	}

	@Test
	void associationTakesAMoment() {
		String tableId = this.ec2.routeTable(this.vpcId);
		AssociateRouteTableResponse made = associate(tableId);
		assertThat(made.associationState().state()).isEqualTo(RouteTableAssociationStateCode.ASSOCIATING);
		this.ec2.pass(Duration.ofSeconds(2));
		DescribeRouteTablesResponse found = this.ec2.play(DescribeRouteTablesRequest.builder()
			.filters(Filter.builder()
				.name("association.route-table-association-id")
				.values(made.associationId())
				.build())
			.build());
		assertThat(found.routeTables()).singleElement().satisfies((table) -> {
			assertThat(table.routeTableId()).isEqualTo(tableId);
			assertThat(table.associations()).singleElement().satisfies((association) -> {
				assertThat(association.subnetId()).isEqualTo(this.subnetId);
				assertThat(association.associationState().state()).isEqualTo(RouteTableAssociationStateCode.ASSOCIATED);
			});
		});
	}

	@Test
	void subnetHasOneTableOnly() {
		associate(this.ec2.routeTable(this.vpcId));
		String other = this.ec2.routeTable(this.vpcId);
		assertThat(TestEc2.refuses("Resource.AlreadyAssociated", () -> associate(other))).hasMessage(
				"the specified association for route table " + other + " conflicts with an existing association");
	}

	@Test
	void tableOfAnotherVpcIsNotAssociated() {
		String other = this.ec2.routeTable(this.ec2.vpc("10.0.0.0/16"));
		TestEc2.refuses("InvalidParameterValue", () -> associate(other));
	}

	@Test
	void associatedTableIsNotDeleted() {
		String tableId = this.ec2.routeTable(this.vpcId);
		String associationId = associate(tableId).associationId();
		DeleteRouteTableRequest delete = DeleteRouteTableRequest.builder().routeTableId(tableId).build();
		assertThat(this.ec2.refuses("DependencyViolation", delete))
			.hasMessage("The routeTable '" + tableId + "' has dependencies and cannot be deleted.");
		DisassociateRouteTableRequest disassociate = DisassociateRouteTableRequest.builder()
			.associationId(associationId)
			.build();
		this.ec2.play(disassociate);
		assertThat(this.ec2.refuses("InvalidAssociationID.NotFound", disassociate))
			.hasMessage("The association ID '" + associationId + "' does not exist");
		this.ec2.play(delete);
		this.ec2.refuses("InvalidRouteTableID.NotFound",
				DescribeRouteTablesRequest.builder().routeTableIds(tableId).build());
	}

	@Test
	void mainTableCannotBeDeletedNorDisassociatedButReplaced() {
		RouteTable main = main();
		String associationId = main.associations().get(0).routeTableAssociationId();
		this.ec2.refuses("DependencyViolation",
				DeleteRouteTableRequest.builder().routeTableId(main.routeTableId()).build());
		this.ec2.refuses("InvalidParameterValue",
				DisassociateRouteTableRequest.builder().associationId(associationId).build());
		String other = this.ec2.routeTable(this.vpcId);
		ReplaceRouteTableAssociationResponse replaced = this.ec2.play(
				ReplaceRouteTableAssociationRequest.builder().associationId(associationId).routeTableId(other).build());
		assertThat(replaced.newAssociationId()).isNotEqualTo(associationId);
		assertThat(main().routeTableId()).isEqualTo(other);
		this.ec2.play(DeleteRouteTableRequest.builder().routeTableId(main.routeTableId()).build());
	}

	@Test
	void malformedIdHasItsOwnCode() {
		this.ec2.refuses("InvalidRouteTableId.Malformed",
				DescribeRouteTablesRequest.builder().routeTableIds("rtb-x").build());
	}

	private AssociateRouteTableResponse associate(String tableId) {
		return this.ec2
			.play(AssociateRouteTableRequest.builder().routeTableId(tableId).subnetId(this.subnetId).build());
	}

	private RouteTable describe(String id) {
		DescribeRouteTablesResponse found = this.ec2
			.play(DescribeRouteTablesRequest.builder().routeTableIds(id).build());
		return found.routeTables().get(0);
	}

	private RouteTable main() {
		DescribeRouteTablesResponse found = this.ec2.play(DescribeRouteTablesRequest.builder()
			.filters(Filter.builder().name("association.main").values("true").build(),
					Filter.builder().name("vpc-id").values(this.vpcId).build())
			.build());
		assertThat(found.routeTables()).hasSize(1);
		return found.routeTables().get(0);
	}

}
