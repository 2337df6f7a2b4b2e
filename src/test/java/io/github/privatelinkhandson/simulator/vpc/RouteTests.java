package io.github.privatelinkhandson.simulator.vpc;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.Route;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the calls on routes.
 */
class RouteTests {

	private static final String ANYWHERE = "0.0.0.0/0";

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private String tableId;

	private String gatewayId;

	@BeforeEach
	void makeTable() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
		this.tableId = this.ec2.routeTable(this.vpcId);
		this.gatewayId = this.ec2.internetGateway(this.vpcId);
	}

	@Test
	void routeToTheInternetGatewayIsActiveUntilItIsDetached() {
		this.ec2.play(toGateway(ANYWHERE));
		Route route = route(ANYWHERE);
		assertThat(route.gatewayId()).isEqualTo(this.gatewayId);
		assertThat(route.originAsString()).isEqualTo("CreateRoute");
		assertThat(route.stateAsString()).isEqualTo("active");
		this.ec2
			.play(DetachInternetGatewayRequest.builder().internetGatewayId(this.gatewayId).vpcId(this.vpcId).build());
		assertThat(route(ANYWHERE).stateAsString()).isEqualTo("blackhole");
	}

	@Test
	void routeToANatGatewayBecomesABlackHoleWhenItIsDeleted() {
		String natId = this.ec2.natGateway(this.ec2.subnet(this.vpcId, "10.0.0.0/24"), this.ec2.allocation());
		this.ec2.play(create(ANYWHERE).natGatewayId(natId).build());
		assertThat(route(ANYWHERE).natGatewayId()).isEqualTo(natId);
		this.ec2.play(DeleteNatGatewayRequest.builder().natGatewayId(natId).build());
		assertThat(route(ANYWHERE).stateAsString()).isEqualTo("active");
		this.ec2.pass(Duration.ofSeconds(61));
		assertThat(route(ANYWHERE).stateAsString()).isEqualTo("blackhole");
		this.ec2.pass(Duration.ofHours(2));
		assertThat(route(ANYWHERE).stateAsString()).isEqualTo("blackhole");
	}

	@Test
	void secondRouteToTheSameDestinationIsRefused() {
		this.ec2.play(toGateway(ANYWHERE));
		assertThat(this.ec2.refuses("RouteAlreadyExists", toGateway("0.0.0.1/0")))
			.hasMessage("The route identified by 0.0.0.0/0 already exists.");
	}

	@Test
	void gatewayThatIsUnknownOrElsewhereIsRefused() {
		assertThat(this.ec2.refuses("InvalidGatewayID.NotFound", create(ANYWHERE).gatewayId("igw-12345678").build()))
			.hasMessage("The gateway ID 'igw-12345678' does not exist");
		String other = this.ec2.internetGateway(this.ec2.vpc("10.0.0.0/16"));
		assertThat(this.ec2.refuses("InvalidParameterValue", create(ANYWHERE).gatewayId(other).build())).hasMessage(
				"route table " + this.tableId + " and network gateway " + other + " belong to different networks");
		this.ec2.refuses("InvalidNatGatewayID.NotFound", create(ANYWHERE).natGatewayId("nat-12345678").build());
	}

	@Test
	void routeHasExactlyOneTarget() {
		this.ec2.refuses("MissingParameter", create(ANYWHERE).build());
		this.ec2.refuses("InvalidParameterCombination",
				create(ANYWHERE).gatewayId(this.gatewayId).natGatewayId("nat-12345678").build());
	}

	@Test
	void malformedDestinationIsRefused() {
		assertThat(this.ec2.refuses("InvalidParameterValue", toGateway("anywhere")))
			.hasMessageContaining("destinationCidrBlock");
	}

	@Test
	void partOfTheVpcIsNotRoutedToItsGateway() {
		this.ec2.refuses("InvalidParameterValue", toGateway("10.0.1.0/24"));
	}

	@Test
	void routeCanLeadToAnInterface() {
		String interfaceId = this.ec2.networkInterface(this.ec2.subnet(this.vpcId, "10.0.0.0/24")).networkInterfaceId();
		this.ec2.play(create("192.0.2.0/24").networkInterfaceId(interfaceId).build());
		assertThat(route("192.0.2.0/24").networkInterfaceId()).isEqualTo(interfaceId);
		assertThat(route("192.0.2.0/24").stateAsString()).as("nothing has the interface").isEqualTo("blackhole");
	}

	@Test
	void routeCanBeReplacedIfItIsThere() {
		ReplaceRouteRequest replace = ReplaceRouteRequest.builder()
			.routeTableId(this.tableId)
			.destinationCidrBlock(ANYWHERE)
			.natGatewayId(this.ec2.natGateway(this.ec2.subnet(this.vpcId, "10.0.0.0/24"), this.ec2.allocation()))
			.build();
		assertThat(this.ec2.refuses("InvalidParameterValue", replace)).hasMessageContaining("Use CreateRoute instead");
		this.ec2.play(toGateway(ANYWHERE));
		this.ec2.play(replace);
		assertThat(route(ANYWHERE).gatewayId()).isNull();
		assertThat(route(ANYWHERE).natGatewayId()).isEqualTo(replace.natGatewayId());
	}

	@Test
	void routeIsDeletedOnceAndTheLocalOneNever() {
		this.ec2.play(toGateway(ANYWHERE));
		DeleteRouteRequest delete = DeleteRouteRequest.builder()
			.routeTableId(this.tableId)
			.destinationCidrBlock(ANYWHERE)
			.build();
		this.ec2.play(delete);
		assertThat(this.ec2.refuses("InvalidRoute.NotFound", delete))
			.hasMessage("no route with destination-cidr-block 0.0.0.0/0 in route table " + this.tableId);
		assertThat(this.ec2.refuses("InvalidParameterValue",
				delete.toBuilder().destinationCidrBlock("10.0.0.0/16").build()))
			.hasMessage("cannot remove local route 10.0.0.0/16 in route table " + this.tableId);
	}

	private CreateRouteRequest toGateway(String destination) {
		return create(destination).gatewayId(this.gatewayId).build();
	}

	private CreateRouteRequest.Builder create(String destination) {
		return CreateRouteRequest.builder().routeTableId(this.tableId).destinationCidrBlock(destination);
	}

	private Route route(String destination) {
		DescribeRouteTablesResponse found = this.ec2
			.play(DescribeRouteTablesRequest.builder().routeTableIds(this.tableId).build());
		return found.routeTables()
			.get(0)
			.routes()
			.stream()
			.filter((route) -> destination.equals(route.destinationCidrBlock()))
			.findFirst()
			.orElseThrow();
	}

}
