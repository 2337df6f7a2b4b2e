package io.github.privatelinkhandson.simulator.peering;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ModifyVpcPeeringConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcPeeringConnectionOptionsResponse;
import software.amazon.awssdk.services.ec2.model.RejectVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;

import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

class PeeringTests {

	private final TestEc2 ec2 = new TestEc2();

	private final String vpc = this.ec2.vpc("10.0.0.0/16");

	private final String peer = this.ec2.vpc("10.1.0.0/16");

	private VpcPeeringConnection made(String peerId) {
		CreateVpcPeeringConnectionResponse made = this.ec2.play(CreateVpcPeeringConnectionRequest.builder()
			.vpcId(this.vpc)
			.peerVpcId(peerId)
			.tagSpecifications(
					(tags) -> tags.resourceType("vpc-peering-connection").tags((tag) -> tag.key("Name").value("mine")))
			.build());
		this.ec2.pass(Duration.ofMinutes(1));
		return made.vpcPeeringConnection();
	}

	private VpcPeeringConnection shown(String id) {
		DescribeVpcPeeringConnectionsResponse shown = this.ec2
			.play(DescribeVpcPeeringConnectionsRequest.builder().vpcPeeringConnectionIds(id).build());
		return shown.vpcPeeringConnections().get(0);
	}

	private VpcPeeringConnectionStateReasonCode state(String id) {
		return shown(id).status().code();
	}

	private static AcceptVpcPeeringConnectionRequest accept(String id) {
		return AcceptVpcPeeringConnectionRequest.builder().vpcPeeringConnectionId(id).build();
	}

	private static DeleteVpcPeeringConnectionRequest delete(String id) {
		return DeleteVpcPeeringConnectionRequest.builder().vpcPeeringConnectionId(id).build();
	}

	private String active() {
		String id = made(this.peer).vpcPeeringConnectionId();
		this.ec2.play(accept(id));
		this.ec2.pass(Duration.ofMinutes(1));
		return id;
	}

	@Test
	void requestWaitsIsAcceptedAndBecomesActive() {
		VpcPeeringConnection made = made(this.peer);
		assertThat(made.status().codeAsString()).isEqualTo("initiating-request");
		String id = made.vpcPeeringConnectionId();
		VpcPeeringConnection pending = shown(id);
		assertThat(pending.status().message()).isEqualTo("Pending Acceptance by 111122223333");
		assertThat(pending.expirationTime()).isNotNull();
		assertThat(pending.tags()).hasSize(1);
		AcceptVpcPeeringConnectionResponse accepted = this.ec2.play(accept(id));
		assertThat(accepted.vpcPeeringConnection().status().codeAsString()).isEqualTo("provisioning");
		this.ec2.pass(Duration.ofMinutes(1));
		assertThat(state(id)).isEqualTo(VpcPeeringConnectionStateReasonCode.ACTIVE);
		assertThat(shown(id).requesterVpcInfo().cidrBlock()).isEqualTo("10.0.0.0/16");
		assertThat(shown(id).accepterVpcInfo().cidrBlock()).isEqualTo("10.1.0.0/16");
		this.ec2.refuses("InvalidStateTransition", accept(id));
		this.ec2.refuses("VpcPeeringConnectionAlreadyExists",
				CreateVpcPeeringConnectionRequest.builder().vpcId(this.peer).peerVpcId(this.vpc).build());
		DescribeVpcPeeringConnectionsResponse found = this.ec2.play(DescribeVpcPeeringConnectionsRequest.builder()
			.filters(Filter.builder().name("status-code").values("active").build(),
					Filter.builder().name("accepter-vpc-info.vpc-id").values(this.peer).build())
			.build());
		assertThat(found.vpcPeeringConnections()).hasSize(1);
	}

	@Test
	void requestIsRejectedOrExpires() {
		String id = made(this.peer).vpcPeeringConnectionId();
		this.ec2.play(RejectVpcPeeringConnectionRequest.builder().vpcPeeringConnectionId(id).build());
		assertThat(state(id)).isEqualTo(VpcPeeringConnectionStateReasonCode.REJECTED);
		assertThat(this.ec2.refuses("InvalidStateTransition", delete(id))).hasMessage(
				"Invalid state transition for %s, attempted to transition from rejected to deleting".formatted(id));
		String late = made(this.peer).vpcPeeringConnectionId();
		this.ec2.pass(Duration.ofDays(8));
		assertThat(state(late)).isEqualTo(VpcPeeringConnectionStateReasonCode.EXPIRED);
		this.ec2.refuses("InvalidStateTransition", accept(late));
	}

	@Test
	void overlappingVpcsCannotBePeered() {
		String id = made(this.ec2.vpc("10.0.128.0/20")).vpcPeeringConnectionId();
		assertThat(state(id)).isEqualTo(VpcPeeringConnectionStateReasonCode.FAILED);
		assertThat(shown(id).status().message()).contains("overlapping CIDR range");
		this.ec2.refuses("InvalidStateTransition", accept(id));
		this.ec2.refuses("InvalidStateTransition", delete(id));
	}

	@Test
	void vpcOfAnAccountThatHasNoneFails() {
		CreateVpcPeeringConnectionResponse made = this.ec2.play(CreateVpcPeeringConnectionRequest.builder()
			.vpcId(this.vpc)
			.peerVpcId("vpc-0123456789abcdef0")
			.peerOwnerId("444455556666")
			.build());
		this.ec2.pass(Duration.ofMinutes(1));
		String id = made.vpcPeeringConnection().vpcPeeringConnectionId();
		assertThat(state(id)).isEqualTo(VpcPeeringConnectionStateReasonCode.FAILED);
		this.ec2.refuses("InvalidVpcID.NotFound",
				CreateVpcPeeringConnectionRequest.builder().vpcId(this.vpc).peerVpcId("vpc-0123456789abcdef0").build());
		this.ec2.refuses("InvalidVpcPeeringConnectionID.NotFound", accept("pcx-0123456789abcdef0"));
		this.ec2.refuses("InvalidVpcPeeringConnectionId.Malformed", accept("x"));
	}

	@Test
	void routesLeadOverAnActiveConnection() {
		String id = active();
		String table = this.ec2.routeTable(this.vpc);
		CreateRouteRequest.Builder route = CreateRouteRequest.builder()
			.routeTableId(table)
			.destinationCidrBlock("10.1.0.0/16")
			.vpcPeeringConnectionId(id);
		this.ec2.play(route.build());
		assertThat(route(table).state()).isEqualTo(RouteState.ACTIVE);
		this.ec2.play(delete(id));
		assertThat(state(id)).isEqualTo(VpcPeeringConnectionStateReasonCode.DELETED);
		assertThat(route(table).state()).isEqualTo(RouteState.BLACKHOLE);
		this.ec2.refuses("InvalidVpcPeeringConnectionID.NotFound", route.destinationCidrBlock("10.2.0.0/16").build());
	}

	private Route route(String table) {
		DescribeRouteTablesResponse shown = this.ec2
			.play(DescribeRouteTablesRequest.builder().routeTableIds(table).build());
		return shown.routeTables()
			.get(0)
			.routes()
			.stream()
			.filter((route) -> route.vpcPeeringConnectionId() != null)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void vpcIsNotDeletedWhileItIsPeered() {
		String id = active();
		DeleteVpcRequest delete = DeleteVpcRequest.builder().vpcId(this.vpc).build();
		this.ec2.refuses("DependencyViolation", delete);
		this.ec2.play(delete(id));
		this.ec2.play(delete);
	}

	@Test
	void requestGoesWithItsVpc() {
		String id = made(this.peer).vpcPeeringConnectionId();
		this.ec2.refuses("DependencyViolation", DeleteVpcRequest.builder().vpcId(this.peer).build());
		this.ec2.play(DeleteVpcRequest.builder().vpcId(this.vpc).build());
		assertThat(state(id)).isEqualTo(VpcPeeringConnectionStateReasonCode.DELETED);
	}

	@Test
	void optionsAreThoseOfActiveConnections() {
		String pending = made(this.peer).vpcPeeringConnectionId();
		ModifyVpcPeeringConnectionOptionsRequest.Builder modify = ModifyVpcPeeringConnectionOptionsRequest.builder()
			.accepterPeeringConnectionOptions((options) -> options.allowDnsResolutionFromRemoteVpc(true));
		assertThat(this.ec2.refuses("OperationNotPermitted", modify.vpcPeeringConnectionId(pending).build()))
			.hasMessage("Peering %s is not active. Peering options can be added only to active peerings."
				.formatted(pending));
		this.ec2.play(accept(pending));
		this.ec2.pass(Duration.ofMinutes(1));
		ModifyVpcPeeringConnectionOptionsResponse modified = this.ec2.play(modify.build());
		assertThat(modified.accepterPeeringConnectionOptions().allowDnsResolutionFromRemoteVpc()).isTrue();
		assertThat(modified.requesterPeeringConnectionOptions()).isNull();
		assertThat(shown(pending).accepterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc()).isTrue();
		assertThat(shown(pending).requesterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc()).isFalse();
	}

	@Test
	void rulesNameGroupsOfPeeredVpcs() {
		String group = this.ec2.group(this.vpc, "here");
		String other = this.ec2.group(this.peer, "there");
		AuthorizeSecurityGroupIngressRequest authorize = AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(group)
			.ipPermissions((permission) -> permission.ipProtocol("-1").userIdGroupPairs((pair) -> pair.groupId(other)))
			.build();
		this.ec2.refuses("InvalidGroup.NotFound", authorize);
		String id = active();
		this.ec2.play(authorize);
		DescribeSecurityGroupsResponse groups = this.ec2
			.play(DescribeSecurityGroupsRequest.builder().groupIds(group).build());
		assertThat(groups.securityGroups().get(0).ipPermissions().get(0).userIdGroupPairs()).singleElement()
			.satisfies((pair) -> assertThat(pair.vpcPeeringConnectionId()).isEqualTo(id))
			.satisfies((pair) -> assertThat(pair.vpcId()).isEqualTo(this.peer))
			.satisfies((pair) -> assertThat(pair.peeringStatus()).isEqualTo("active"));
	}

}
