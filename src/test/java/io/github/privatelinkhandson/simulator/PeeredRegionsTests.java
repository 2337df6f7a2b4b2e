package io.github.privatelinkhandson.simulator;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Route;

import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * VPCs of two accounts and two regions are peered over the wire.
 */
@LimitsTest
class PeeredRegionsTests {

	@Autowired
	private PracticeAws aws;

	@Autowired
	private TestClock clock;

	private TestClients clients;

	@BeforeEach
	void connect() {
		this.clients = new TestClients(this.aws);
	}

	@AfterEach
	void disconnect() {
		this.clients.close();
	}

	private Ec2Client client(Account account, Region region) {
		return this.clients.patient(Ec2Client.builder(), account.accessKeyId(), account.secretAccessKey())
			.region(region)
			.build();
	}

	@Test
	void requestIsAcceptedByTheOtherAccountInItsRegion() {
		Account accepter = this.aws.newAccount();
		Ec2Client here = client(this.aws.newAccount(), Region.AP_NORTHEAST_1);
		Ec2Client there = client(accepter, Region.EU_WEST_1);
		String vpc = here.createVpc((request) -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
		String peer = there.createVpc((request) -> request.cidrBlock("10.1.0.0/16")).vpc().vpcId();
		String id = here
			.createVpcPeeringConnection(
					(request) -> request.vpcId(vpc).peerVpcId(peer).peerOwnerId(accepter.id()).peerRegion("eu-west-1"))
			.vpcPeeringConnection()
			.vpcPeeringConnectionId();
		this.clock.pass(Duration.ofMinutes(1));
		assertThat(there.describeVpcPeeringConnections().vpcPeeringConnections()).singleElement()
			.satisfies((one) -> assertThat(one.status().codeAsString()).isEqualTo("pending-acceptance"))
			.satisfies((one) -> assertThat(one.requesterVpcInfo().region()).isEqualTo("ap-northeast-1"));
		TestClients.assertRefused(400, "OperationNotPermitted",
				() -> here.acceptVpcPeeringConnection((request) -> request.vpcPeeringConnectionId(id)));
		TestClients.assertRefused(400, "InvalidVpcPeeringConnectionID.NotFound",
				() -> client(accepter, Region.US_EAST_1)
					.acceptVpcPeeringConnection((request) -> request.vpcPeeringConnectionId(id)));
		there.acceptVpcPeeringConnection((request) -> request.vpcPeeringConnectionId(id));
		this.clock.pass(Duration.ofMinutes(1));
		for (Ec2Client side : List.of(here, there)) {
			assertThat(side.describeVpcPeeringConnections().vpcPeeringConnections()).singleElement()
				.satisfies((one) -> assertThat(one.status().codeAsString()).isEqualTo("active"))
				.satisfies((one) -> assertThat(one.accepterVpcInfo().cidrBlock()).isEqualTo("10.1.0.0/16"));
		}
		String table = here
			.describeRouteTables((request) -> request.filters((filter) -> filter.name("vpc-id").values(vpc)))
			.routeTables()
			.get(0)
			.routeTableId();
		here.createRoute((
				request) -> request.routeTableId(table).destinationCidrBlock("10.1.0.0/16").vpcPeeringConnectionId(id));
		there.deleteVpcPeeringConnection((request) -> request.vpcPeeringConnectionId(id));
		assertThat(here.describeRouteTables((request) -> request.routeTableIds(table)).routeTables().get(0).routes())
			.extracting(Route::stateAsString)
			.contains("blackhole");
	}

}
