package io.github.privatelinkhandson.simulator.gateway;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of egress-only internet gateways and of the routes to IPv6 destinations.
 */
class EgressOnlyGatewayTests {

	private static final String ANYWHERE = "::/0";

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private String block;

	private String tableId;

	private String gatewayId;

	@BeforeEach
	void makeGateway() {
		CreateVpcResponse made = this.ec2
			.play(CreateVpcRequest.builder().cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true).build());
		this.vpcId = made.vpc().vpcId();
		this.block = made.vpc().ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock();
		this.tableId = this.ec2.routeTable(this.vpcId);
		this.gatewayId = create(this.vpcId, "Name", "out").egressOnlyInternetGateway().egressOnlyInternetGatewayId();
	}

	@Test
	void gatewayIsAttachedAtOnceAndDescribed() {
		assertThat(this.gatewayId).matches("eigw-[0-9a-f]{17}");
		DescribeEgressOnlyInternetGatewaysResponse found = this.ec2
			.play(DescribeEgressOnlyInternetGatewaysRequest.builder()
				.filters(Filter.builder().name("tag:Name").values("out").build())
				.build());
		assertThat(found.egressOnlyInternetGateways()).singleElement().satisfies((gateway) -> {
			assertThat(gateway.egressOnlyInternetGatewayId()).isEqualTo(this.gatewayId);
			assertThat(gateway.attachments()).singleElement().satisfies((attachment) -> {
				assertThat(attachment.stateAsString()).isEqualTo("attached");
				assertThat(attachment.vpcId()).isEqualTo(this.vpcId);
			});
			assertThat(gateway.tags()).containsExactly(Tag.builder().key("Name").value("out").build());
		});
	}

	@Test
	void clientTokenMakesOneOnly() {
		CreateEgressOnlyInternetGatewayRequest request = CreateEgressOnlyInternetGatewayRequest.builder()
			.vpcId(this.ec2.vpc("10.1.0.0/16"))
			.clientToken("once")
			.build();
		CreateEgressOnlyInternetGatewayResponse first = this.ec2.play(request);
		CreateEgressOnlyInternetGatewayResponse second = this.ec2.play(request);
		assertThat(second).isEqualTo(first);
		assertThat(first.clientToken()).isEqualTo("once");
		this.ec2.refuses("InvalidParameterValue", request.toBuilder().clientToken(null).build());
	}

	@Test
	void vpcIsNotDeletedWhileItHasOne() {
		DeleteVpcRequest delete = DeleteVpcRequest.builder().vpcId(this.ec2.vpc("10.1.0.0/16")).build();
		String other = create(delete.vpcId(), "Name", "x").egressOnlyInternetGateway().egressOnlyInternetGatewayId();
		this.ec2.refuses("DependencyViolation", delete);
		delete(other);
		this.ec2.play(delete);
	}

	@Test
	void routeIsActiveUntilTheGatewayIsDeleted() {
		this.ec2.play(toGateway(ANYWHERE));
		Route route = route(ANYWHERE);
		assertThat(route.egressOnlyInternetGatewayId()).isEqualTo(this.gatewayId);
		assertThat(route.destinationCidrBlock()).isNull();
		assertThat(route.stateAsString()).isEqualTo("active");
		assertThat(this.ec2.refuses("RouteAlreadyExists", toGateway("::1/0")))
			.hasMessage("The route identified by ::/0 already exists.");
		DeleteEgressOnlyInternetGatewayResponse deleted = delete(this.gatewayId);
		assertThat(deleted.returnCode()).isTrue();
		assertThat(route(ANYWHERE).stateAsString()).isEqualTo("blackhole");
	}

	@Test
	void routeIsReplacedAndDeleted() {
		this.ec2.play(toGateway("2001:DB8:0:0::/48"));
		String internet = this.ec2.internetGateway(this.vpcId);
		this.ec2.play(ReplaceRouteRequest.builder()
			.routeTableId(this.tableId)
			.destinationIpv6CidrBlock("2001:db8::/48")
			.gatewayId(internet)
			.build());
		assertThat(route("2001:db8::/48").gatewayId()).isEqualTo(internet);
		assertThat(route("2001:db8::/48").egressOnlyInternetGatewayId()).isNull();
		DeleteRouteRequest delete = DeleteRouteRequest.builder()
			.routeTableId(this.tableId)
			.destinationIpv6CidrBlock("2001:db8::/48")
			.build();
		this.ec2.play(delete);
		assertThat(this.ec2.refuses("InvalidRoute.NotFound", delete))
			.hasMessage("no route with destination-ipv6-cidr-block 2001:db8::/48 in route table " + this.tableId);
		this.ec2.refuses("InvalidParameterValue", delete.toBuilder().destinationIpv6CidrBlock(this.block).build());
	}

	@Test
	void routesAreFoundByTheirIpv6Destination() {
		this.ec2.play(toGateway(ANYWHERE));
		DescribeRouteTablesResponse found = this.ec2.play(DescribeRouteTablesRequest.builder()
			.filters(Filter.builder().name("route.destination-ipv6-cidr-block").values(ANYWHERE).build(),
					Filter.builder().name("route.egress-only-internet-gateway-id").values(this.gatewayId).build())
			.build());
		assertThat(found.routeTables()).singleElement()
			.satisfies((table) -> assertThat(table.routeTableId()).isEqualTo(this.tableId));
	}

	@Test
	void routeThatCannotBeIsRefused() {
		this.ec2.refuses("InvalidParameterValue",
				toGateway(ANYWHERE).toBuilder()
					.destinationIpv6CidrBlock(null)
					.destinationCidrBlock("0.0.0.0/0")
					.build());
		this.ec2.refuses("InvalidParameterCombination",
				toGateway(ANYWHERE).toBuilder().destinationCidrBlock("0.0.0.0/0").build());
		this.ec2.refuses("InvalidParameterValue", toGateway("0.0.0.0/0"));
		this.ec2.refuses("InvalidGatewayID.NotFound",
				toGateway(ANYWHERE).toBuilder().egressOnlyInternetGatewayId("eigw-12345678").build());
		EgressOnlyInternetGateway elsewhere = create(this.ec2.vpc("10.1.0.0/16"), "Name", "x")
			.egressOnlyInternetGateway();
		this.ec2.refuses("InvalidParameterValue",
				toGateway(ANYWHERE).toBuilder()
					.egressOnlyInternetGatewayId(elsewhere.egressOnlyInternetGatewayId())
					.build());
		this.ec2.refuses("InvalidParameterCombination",
				toGateway(ANYWHERE).toBuilder().gatewayId(this.ec2.internetGateway(this.vpcId)).build());
	}

	@Test
	void internetGatewayIsNoTargetWithinTheVpcsBlock() {
		String internet = this.ec2.internetGateway(this.vpcId);
		this.ec2.refuses("InvalidParameterValue",
				CreateRouteRequest.builder()
					.routeTableId(this.tableId)
					.destinationIpv6CidrBlock(this.block.replace("/56", "/64"))
					.gatewayId(internet)
					.build());
	}

	@ParameterizedTest
	@ValueSource(strings = { "eigw-12345678", "eigw-nonsense" })
	void unknownGatewayIsNotDeleted(String id) {
		String code = id.endsWith("8") ? "InvalidGatewayID.NotFound" : "InvalidEgressOnlyInternetGatewayId.Malformed";
		this.ec2.refuses(code,
				DeleteEgressOnlyInternetGatewayRequest.builder().egressOnlyInternetGatewayId(id).build());
	}

	private CreateEgressOnlyInternetGatewayResponse create(String vpc, String key, String value) {
		return this.ec2.play(CreateEgressOnlyInternetGatewayRequest.builder()
			.vpcId(vpc)
			.tagSpecifications((spec) -> spec.resourceType("egress-only-internet-gateway")
				.tags(Tag.builder().key(key).value(value).build()))
			.build());
	}

	private DeleteEgressOnlyInternetGatewayResponse delete(String id) {
		return this.ec2.play(DeleteEgressOnlyInternetGatewayRequest.builder().egressOnlyInternetGatewayId(id).build());
	}

	private CreateRouteRequest toGateway(String destination) {
		return CreateRouteRequest.builder()
			.routeTableId(this.tableId)
			.destinationIpv6CidrBlock(destination)
			.egressOnlyInternetGatewayId(this.gatewayId)
			.build();
	}

	private Route route(String destination) {
		DescribeRouteTablesResponse found = this.ec2
			.play(DescribeRouteTablesRequest.builder().routeTableIds(this.tableId).build());
		return found.routeTables()
			.get(0)
			.routes()
			.stream()
			.filter((route) -> destination.equals(route.destinationIpv6CidrBlock()))
			.findFirst()
			.orElseThrow();
	}

}
