package io.github.privatelinkhandson.simulator;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.simulator.fault.TestFaults;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What goes wrong on demand.
 */
@LimitsTest
class FaultsTests {

	@Autowired
	private PracticeAws aws;

	@Autowired
	private TestClock clock;

	private TestClients clients;

	private Account account;

	private Ec2Client ec2;

	@BeforeEach
	void newAccount() {
		this.clients = new TestClients(this.aws);
		this.account = this.aws.newAccount();
		this.ec2 = this.clients.of(Ec2Client.builder(), this.account);
	}

	@AfterEach
	void tidyUp() {
		this.clock.run();
		this.clients.close();
	}

	@Test
	void chosenCallsOfAnActionAreRefused() {
		add(Fault.refusal("CreateVpc", 503, "Unavailable", "Come back later").after(1).times(2));
		this.ec2.createVpc((vpc) -> vpc.cidrBlock("10.0.0.0/16"));
		refused("Unavailable");
		assertThat(this.ec2.describeVpcs().vpcs()).hasSize(1);
		refused("Unavailable");
		this.ec2.createVpc((vpc) -> vpc.cidrBlock("10.0.0.0/16"));
		assertThat(this.ec2.describeVpcs().vpcs()).hasSize(2);
	}

	@Test
	void faultsAreOfOneAccountUntilTheyAreTakenAway() {
		add(Fault.refusal("*", 503, "Unavailable", "").times(100));
		Ec2Client other = this.clients.of(Ec2Client.builder(), this.aws.newAccount());
		assertThat(other.describeVpcs().vpcs()).isEmpty();
		refused("Unavailable");
		this.aws.faults().clear(this.account.id());
		assertThat(this.ec2.describeVpcs().vpcs()).isEmpty();
	}

	@Test
	void callIsDelayed() {
		add(Fault.latency("DescribeVpcs", Duration.ofMillis((long) Math.ceil(400 * this.aws.speed()))));
		Instant begin = Instant.now();
		this.ec2.describeVpcs();
		assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(400));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void answerIsLostAfterTheCallTookEffect(boolean overHttp) {
		Ec2Client client = overHttp ? this.ec2
				: this.clients.patient(Ec2Client.builder(), this.account.accessKeyId(), this.account.secretAccessKey())
					.httpClient(this.aws.transport())
					.overrideConfiguration((it) -> it.retryStrategy((retries) -> retries.maxAttempts(1)))
					.build();
		add(TestFaults.lostAnswer("CreateVpc"));
		assertThatExceptionOfType(SdkClientException.class)
			.isThrownBy(() -> client.createVpc((vpc) -> vpc.cidrBlock("10.0.0.0/16")));
		assertThat(client.describeVpcs().vpcs()).hasSize(1);
	}

	@Test
	void clientTokenSavesACallWhoseAnswerIsLost() {
		String vpc = this.ec2.createVpc((it) -> it.cidrBlock("10.0.0.0/16")).vpc().vpcId();
		add(TestFaults.lostAnswer("CreateRouteTable"));
		Ec2Client patient = this.clients
			.patient(Ec2Client.builder(), this.account.accessKeyId(), this.account.secretAccessKey())
			.build();
		String made = patient.createRouteTable((it) -> it.vpcId(vpc)).routeTable().routeTableId();
		assertThat(patient.describeRouteTables().routeTables()).hasSize(2)
			.anyMatch((table) -> made.equals(table.routeTableId()));
	}

	@Test
	void zoneWithoutCapacityTakesNoInstances() {
		String vpc = this.ec2.createVpc((it) -> it.cidrBlock("10.0.0.0/16")).vpc().vpcId();
		String a = subnet(vpc, "10.0.0.0/24", "ap-northeast-1a");
		String c = subnet(vpc, "10.0.1.0/24", "ap-northeast-1c");
		String running = run(a).instances().get(0).instanceId();
		this.clock.runAhead(Duration.ofSeconds(10));
		Ec2Client healed = this.clients
			.patient(Ec2Client.builder(), this.account.accessKeyId(), this.account.secretAccessKey())
			.httpClient(this.aws.transport())
			.overrideConfiguration((it) -> it.retryStrategy((retries) -> retries.maxAttempts(1)))
			.build();
		healed.stopInstances((it) -> it.instanceIds(running));
		this.clock.runAhead(Duration.ofSeconds(20));
		this.aws.faults().exhaust(this.account.id(), "ap-northeast-1a");
		TestClients.assertRefused(500, "InsufficientInstanceCapacity",
				() -> healed.startInstances((it) -> it.instanceIds(running)));
		TestClients.assertRefused(500, "InsufficientInstanceCapacity", () -> run(a));
		assertThat(this.ec2.describeInstances().reservations()).hasSize(1);
		assertThat(run(c).instances()).hasSize(1);
		this.aws.faults().clear(this.account.id());
		assertThat(healed.startInstances((it) -> it.instanceIds(running)).startingInstances()).hasSize(1);
	}

	private RunInstancesResponse run(String subnet) {
		String image = this.ec2
			.describeImages(
					(it) -> it.owners("amazon").filters((filter) -> filter.name("architecture").values("x86_64")))
			.images()
			.get(0)
			.imageId();
		return this.ec2.runInstances(
				(it) -> it.imageId(image).instanceType(InstanceType.T3_MICRO).subnetId(subnet).minCount(1).maxCount(1));
	}

	private String subnet(String vpc, String cidr, String zone) {
		return this.ec2.createSubnet((it) -> it.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone)).subnet().subnetId();
	}

	private void add(Fault fault) {
		this.aws.faults().add(this.account.id(), fault);
	}

	private void refused(String code) {
		TestClients.assertRefused(503, code, () -> this.ec2.createVpc((vpc) -> vpc.cidrBlock("10.0.0.0/16")));
	}

}
