package io.github.privatelinkhandson.simulator.gateway;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CustomerGateway;
import software.amazon.awssdk.services.ec2.model.DeleteCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DescribeCustomerGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeCustomerGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DisableVgwRoutePropagationRequest;
import software.amazon.awssdk.services.ec2.model.EnableVgwRoutePropagationRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VpnGateway;

import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of virtual private gateways, the routes to them, and customer gateways.
 */
class VpnGatewayTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private String tableId;

	private String gatewayId;

	@BeforeEach
	void makeGateway() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
		this.tableId = this.ec2.routeTable(this.vpcId);
		this.gatewayId = create();
	}

	@Test
	void gatewayIsMadeAsAskedFor() {
		CreateVpnGatewayResponse made = this.ec2.play(CreateVpnGatewayRequest.builder()
			.type("ipsec.1")
			.amazonSideAsn(4_200_000_000L)
			.availabilityZone("ap-northeast-1a")
			.tagSpecifications((spec) -> spec.resourceType("vpn-gateway").tags(tag()))
			.build());
		assertThat(made.vpnGateway().vpnGatewayId()).matches("vgw-[0-9a-f]{17}");
		assertThat(made.vpnGateway().amazonSideAsn()).isEqualTo(4_200_000_000L);
		assertThat(made.vpnGateway().availabilityZone()).isEqualTo("ap-northeast-1a");
		assertThat(made.vpnGateway().stateAsString()).isEqualTo("available");
		assertThat(made.vpnGateway().tags()).containsExactly(tag());
		assertThat(describe(this.gatewayId).amazonSideAsn()).isEqualTo(64512);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 64511, 65535, 4_199_999_999L, 4_294_967_295L })
	void numberThatIsNotPrivateIsRefused(long asn) {
		this.ec2.refuses("InvalidParameterValue",
				CreateVpnGatewayRequest.builder().type("ipsec.1").amazonSideAsn(asn).build());
	}

	@Test
	void emptyZoneIsNone() {
		CreateVpnGatewayResponse made = this.ec2
			.play(CreateVpnGatewayRequest.builder().type("ipsec.1").availabilityZone("").build());
		assertThat(made.vpnGateway().availabilityZone()).isNull();
	}

	@Test
	void gatewayIsAttachedToOneVpcAfterAMoment() {
		this.ec2.play(attach(this.vpcId));
		assertThat(attachment()).isEqualTo("attaching");
		this.ec2.pass(MINUTE);
		assertThat(attachment()).isEqualTo("attached");
		this.ec2.refuses("VpnGatewayAttachmentLimitExceeded", attach(this.ec2.vpc("10.1.0.0/16")));
		this.ec2.refuses("VpnGatewayAttachmentLimitExceeded",
				attach(this.vpcId).toBuilder().vpnGatewayId(create()).build());
		assertThat(found("attachment.vpc-id", this.vpcId).vpnGateways()).hasSize(1);
		assertThat(found("attachment.state", "attached").vpnGateways()).hasSize(1);
	}

	@Test
	void gatewayInUseIsNotDeletedNorItsVpc() {
		DeleteVpnGatewayRequest delete = DeleteVpnGatewayRequest.builder().vpnGatewayId(this.gatewayId).build();
		String other = this.ec2.vpc("10.1.0.0/16");
		DeleteVpcRequest deleteVpc = DeleteVpcRequest.builder().vpcId(other).build();
		this.ec2.play(attach(other));
		assertThat(this.ec2.refuses("IncorrectState", delete)).hasMessage("The VPN gateway is in use.");
		this.ec2.refuses("DependencyViolation", deleteVpc);
		this.ec2.refuses("InvalidVpnGatewayAttachment.NotFound", detach(this.vpcId));
		this.ec2.play(detach(other));
		assertThat(attachment()).isEqualTo("detaching");
		this.ec2.refuses("IncorrectState", delete);
		this.ec2.pass(MINUTE);
		assertThat(attachment()).isEqualTo("detached");
		this.ec2.play(delete);
		this.ec2.play(deleteVpc);
		assertThat(describe(this.gatewayId).stateAsString()).isEqualTo("deleted");
		this.ec2.refuses("InvalidVpnGatewayID.NotFound", delete);
		this.ec2.pass(Duration.ofHours(2));
		this.ec2.refuses("InvalidVpnGatewayID.NotFound",
				DescribeVpnGatewaysRequest.builder().vpnGatewayIds(this.gatewayId).build());
	}

	@Test
	void routeIsActiveWhileTheGatewayIsAttached() {
		CreateRouteRequest route = CreateRouteRequest.builder()
			.routeTableId(this.tableId)
			.destinationCidrBlock("192.168.0.0/16")
			.gatewayId(this.gatewayId)
			.build();
		this.ec2.refuses("InvalidParameterValue", route);
		this.ec2.play(attach(this.vpcId));
		this.ec2.play(route);
		assertThat(routeState()).isEqualTo("active");
		this.ec2.play(detach(this.vpcId));
		assertThat(routeState()).isEqualTo("blackhole");
		this.ec2.pass(MINUTE);
		this.ec2.play(DeleteVpnGatewayRequest.builder().vpnGatewayId(this.gatewayId).build());
		assertThat(routeState()).isEqualTo("blackhole");
		this.ec2.refuses("InvalidGatewayID.NotFound", route);
	}

	@Test
	void propagationIsShownByTheRouteTable() {
		EnableVgwRoutePropagationRequest enable = EnableVgwRoutePropagationRequest.builder()
			.gatewayId(this.gatewayId)
			.routeTableId(this.tableId)
			.build();
		this.ec2.refuses("Gateway.NotAttached", enable);
		this.ec2.play(attach(this.vpcId));
		this.ec2.play(enable);
		this.ec2.play(enable);
		assertThat(table().propagatingVgws()).singleElement()
			.satisfies((propagating) -> assertThat(propagating.gatewayId()).isEqualTo(this.gatewayId));
		this.ec2.play(DisableVgwRoutePropagationRequest.builder()
			.gatewayId(this.gatewayId)
			.routeTableId(this.tableId)
			.build());
		assertThat(table().propagatingVgws()).isEmpty();
	}

	@Test
	void customerGatewayIsMadeOnceAndShownForAnHourAfterItsEnd() {
		CreateCustomerGatewayRequest request = CreateCustomerGatewayRequest.builder()
			.type("ipsec.1")
			.ipAddress("203.0.113.7")
			.bgpAsn(65112)
			.deviceName("some_name")
			.tagSpecifications((spec) -> spec.resourceType("customer-gateway").tags(tag()))
			.build();
		CreateCustomerGatewayResponse made = this.ec2.play(request);
		CreateCustomerGatewayResponse again = this.ec2.play(request);
		CustomerGateway gateway = made.customerGateway();
		assertThat(again.customerGateway()).isEqualTo(gateway);
		assertThat(gateway.customerGatewayId()).matches("cgw-[0-9a-f]{17}");
		assertThat(gateway.bgpAsn()).isEqualTo("65112");
		assertThat(gateway.deviceName()).isEqualTo("some_name");
		assertThat(gateway.tags()).containsExactly(tag());
		DescribeCustomerGatewaysRequest describe = DescribeCustomerGatewaysRequest.builder()
			.filters(Filter.builder().name("ip-address").values("203.0.113.7").build(),
					Filter.builder().name("bgp-asn").values("65112").build())
			.build();
		DescribeCustomerGatewaysResponse found = this.ec2.play(describe);
		assertThat(found.customerGateways()).containsExactly(gateway);
		DeleteCustomerGatewayRequest delete = DeleteCustomerGatewayRequest.builder()
			.customerGatewayId(gateway.customerGatewayId())
			.build();
		this.ec2.play(delete);
		this.ec2.refuses("InvalidCustomerGatewayID.NotFound", delete);
		DescribeCustomerGatewaysResponse after = this.ec2.play(describe);
		assertThat(after.customerGateways()).extracting(CustomerGateway::state).containsExactly("deleted");
		this.ec2.pass(Duration.ofHours(2));
		DescribeCustomerGatewaysResponse later = this.ec2.play(describe);
		assertThat(later.customerGateways()).isEmpty();
	}

	@Test
	void customerGatewayHasOneNumberOfEitherSize() {
		CreateCustomerGatewayRequest request = CreateCustomerGatewayRequest.builder()
			.type("ipsec.1")
			.ipAddress("203.0.113.7")
			.build();
		CreateCustomerGatewayResponse byDefault = this.ec2.play(request);
		assertThat(byDefault.customerGateway().bgpAsn()).isEqualTo("65000");
		CreateCustomerGatewayResponse extended = this.ec2
			.play(request.toBuilder().bgpAsnExtended(4_294_967_295L).build());
		assertThat(extended.customerGateway().bgpAsnExtended()).isEqualTo("4294967295");
		this.ec2.refuses("InvalidParameterCombination",
				request.toBuilder().bgpAsn(1).bgpAsnExtended(4_294_967_295L).build());
		this.ec2.refuses("InvalidParameterValue", request.toBuilder().bgpAsnExtended(65000L).build());
		this.ec2.refuses("InvalidParameterValue", request.toBuilder().bgpAsn(0).build());
		this.ec2.refuses("InvalidParameterValue", request.toBuilder().deviceName("x".repeat(256)).build());
	}

	@ParameterizedTest
	@CsvSource({ ",,MissingParameter", "x,,InvalidParameterValue",
			"203.0.113.7,203.0.113.7,InvalidParameterCombination" })
	void customerGatewayHasOneAddress(String address, String publicIp, String code) {
		this.ec2.refuses(code,
				CreateCustomerGatewayRequest.builder().type("ipsec.1").ipAddress(address).publicIp(publicIp).build());
	}

	private String create() {
		CreateVpnGatewayResponse made = this.ec2.play(CreateVpnGatewayRequest.builder().type("ipsec.1").build());
		return made.vpnGateway().vpnGatewayId();
	}

	private AttachVpnGatewayRequest attach(String vpc) {
		return AttachVpnGatewayRequest.builder().vpcId(vpc).vpnGatewayId(this.gatewayId).build();
	}

	private DetachVpnGatewayRequest detach(String vpc) {
		return DetachVpnGatewayRequest.builder().vpcId(vpc).vpnGatewayId(this.gatewayId).build();
	}

	private VpnGateway describe(String id) {
		DescribeVpnGatewaysResponse found = this.ec2
			.play(DescribeVpnGatewaysRequest.builder().vpnGatewayIds(id).build());
		return found.vpnGateways().get(0);
	}

	private DescribeVpnGatewaysResponse found(String filter, String value) {
		return this.ec2.play(DescribeVpnGatewaysRequest.builder()
			.filters(Filter.builder().name(filter).values(value).build())
			.build());
	}

	private String attachment() {
		return describe(this.gatewayId).vpcAttachments().get(0).stateAsString();
	}

	private RouteTable table() {
		DescribeRouteTablesResponse found = this.ec2
			.play(DescribeRouteTablesRequest.builder().routeTableIds(this.tableId).build());
		return found.routeTables().get(0);
	}

	private String routeState() {
		return table().routes()
			.stream()
			.filter((route) -> this.gatewayId.equals(route.gatewayId()))
			.findFirst()
			.orElseThrow()
			.stateAsString();
	}

	private static Tag tag() {
		return Tag.builder().key("Name").value("out").build();
	}

}
