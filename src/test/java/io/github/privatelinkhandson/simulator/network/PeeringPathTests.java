package io.github.privatelinkhandson.simulator.network;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsResponse;

import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Packets over peering connections: between the two VPCs, not on through them.
 */
class PeeringPathTests {

	private final TestLab lab = new TestLab();

	private final String peering = peered(this.lab.cloud, this.lab.consumer.vpc, this.lab.provider.vpc);

	private static String peered(TestCloud cloud, String one, String other) {
		String id = cloud
			.send(CreateVpcPeeringConnectionRequest.builder().vpcId(one).peerVpcId(other).build(),
					CreateVpcPeeringConnectionResponse.class)
			.vpcPeeringConnection()
			.vpcPeeringConnectionId();
		cloud.pass(Duration.ofMinutes(1));
		cloud.send(AcceptVpcPeeringConnectionRequest.builder().vpcPeeringConnectionId(id).build(),
				AcceptVpcPeeringConnectionResponse.class);
		cloud.pass(Duration.ofMinutes(1));
		return id;
	}

	private void route(String table, String cidr) {
		this.lab.cloud.send(CreateRouteRequest.builder()
			.routeTableId(table)
			.destinationCidrBlock(cidr)
			.vpcPeeringConnectionId(this.peering)
			.build(), CreateRouteResponse.class);
	}

	private Connection connect() {
		String address = this.lab.cloud.see((call) -> new InstanceService(call).find(this.lab.instanceB))
			.orElseThrow()
			.privateIpAddress();
		return this.lab.cloud.see((call) -> new DataPlane(call).connect(this.lab.instanceA, address, 80));
	}

	@Test
	void packetsPassWithRoutesAndRulesOnBothSides() {
		this.lab.serve(this.lab.instanceB, "index.html");
		assertThat(connect().outcome()).isEqualTo(Connection.Outcome.TIMED_OUT);
		route(this.lab.consumer.privateRoutes, "10.1.0.0/16");
		assertThat(connect().outcome()).isEqualTo(Connection.Outcome.TIMED_OUT);
		route(this.lab.provider.privateRoutes, "10.0.0.0/16");
		assertThat(connect().outcome()).isEqualTo(Connection.Outcome.TIMED_OUT);
		this.lab.allow(this.lab.groupB, this.lab.groupA);
		assertThat(connect().outcome()).isEqualTo(Connection.Outcome.ACCEPTED);
		assertThat(connect().instanceId()).isEqualTo(this.lab.instanceB);
		this.lab.cloud.send(DeleteVpcPeeringConnectionRequest.builder().vpcPeeringConnectionId(this.peering).build(),
				DeleteVpcPeeringConnectionResponse.class);
		assertThat(connect().outcome()).isEqualTo(Connection.Outcome.TIMED_OUT);
	}

	@Test
	void gatewaysOfThePeerAreNotReached() {
		this.lab.cloud.send(DeleteRouteRequest.builder()
			.routeTableId(this.lab.consumer.privateRoutes)
			.destinationCidrBlock("0.0.0.0/0")
			.build(), DeleteRouteResponse.class);
		route(this.lab.consumer.privateRoutes, "0.0.0.0/0");
		route(this.lab.provider.privateRoutes, "10.0.0.0/16");
		assertThat(this.lab.cloud.see((call) -> new DataPlane(call).connect(this.lab.instanceA, "198.51.100.1", 443))
			.outcome()).isEqualTo(Connection.Outcome.TIMED_OUT);
	}

	@Test
	void accountsPeerTheirVpcs() {
		TestCloud neighbour = this.lab.cloud.neighbour("222233334444");
		String vpc = neighbour
			.send(CreateVpcRequest.builder().cidrBlock("10.7.0.0/16").build(), CreateVpcResponse.class)
			.vpc()
			.vpcId();
		String id = neighbour
			.send(CreateVpcPeeringConnectionRequest.builder()
				.vpcId(vpc)
				.peerVpcId(this.lab.consumer.vpc)
				.peerOwnerId(this.lab.cloud.accountId())
				.build(), CreateVpcPeeringConnectionResponse.class)
			.vpcPeeringConnection()
			.vpcPeeringConnectionId();
		this.lab.pass(1);
		TestEc2.refuses("OperationNotPermitted",
				() -> neighbour.send(AcceptVpcPeeringConnectionRequest.builder().vpcPeeringConnectionId(id).build(),
						AcceptVpcPeeringConnectionResponse.class));
		this.lab.cloud.send(AcceptVpcPeeringConnectionRequest.builder().vpcPeeringConnectionId(id).build(),
				AcceptVpcPeeringConnectionResponse.class);
		this.lab.pass(1);
		for (TestCloud side : List.of(neighbour, this.lab.cloud)) {
			assertThat(side
				.send(DescribeVpcPeeringConnectionsRequest.builder().vpcPeeringConnectionIds(id).build(),
						DescribeVpcPeeringConnectionsResponse.class)
				.vpcPeeringConnections()).singleElement()
				.satisfies((one) -> assertThat(one.status().codeAsString()).isEqualTo("active"))
				.satisfies((one) -> assertThat(one.requesterVpcInfo().ownerId()).isEqualTo("222233334444"));
		}
		neighbour.send(DeleteVpcPeeringConnectionRequest.builder().vpcPeeringConnectionId(id).build(),
				DeleteVpcPeeringConnectionResponse.class);
		assertThat(this.lab.cloud
			.send(DescribeVpcPeeringConnectionsRequest.builder().vpcPeeringConnectionIds(id).build(),
					DescribeVpcPeeringConnectionsResponse.class)
			.vpcPeeringConnections()).singleElement()
			.satisfies((one) -> assertThat(one.status().message()).isEqualTo("Deleted by 222233334444"));
	}

}
