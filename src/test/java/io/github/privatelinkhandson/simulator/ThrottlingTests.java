package io.github.privatelinkhandson.simulator;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Calls that come too fast are refused, as AWS does. The practice AWS is 20 times as
 * fast.
 */
@LimitsTest
class ThrottlingTests {

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
		this.clock.stop();
	}

	@AfterEach
	void tidyUp() {
		this.clock.run();
		this.clients.close();
	}

	@Test
	void eachActionOfEc2HasItsOwnBucketInEachAccount() {
		times(100, this.ec2::describeVpcs);
		TestClients.assertRefused(503, "RequestLimitExceeded", this.ec2::describeVpcs);
		this.ec2.describeSubnets();
		this.clients.of(Ec2Client.builder(), this.aws.newAccount()).describeVpcs();
	}

	@Test
	void bucketsRefillInTheTimeOfAws() {
		times(4, () -> this.ec2.deleteVpcEndpoints((it) -> it.vpcEndpointIds("vpce-11111111")));
		Runnable fifth = () -> this.ec2.deleteVpcEndpoints((it) -> it.vpcEndpointIds("vpce-11111111"));
		TestClients.assertRefused(503, "RequestLimitExceeded", fifth);
		this.clock.pass(Duration.ofMillis(100));
		TestClients.assertRefused(503, "RequestLimitExceeded", fifth);
		this.clock.pass(Duration.ofMillis(100));
		fifth.run();
		TestClients.assertRefused(503, "RequestLimitExceeded", fifth);
	}

	@Test
	void listsOfAllInstancesAreScarcerThanFilteredOnes() {
		times(50, this.ec2::describeInstances);
		TestClients.assertRefused(503, "RequestLimitExceeded", this.ec2::describeInstances);
		this.ec2.describeInstances((it) -> it.maxResults(5));
		this.ec2.describeInstances((it) -> it.filters((filter) -> filter.name("vpc-id").values("vpc-1")));
	}

	@Test
	void loadBalancingHasABucketOverAll() {
		ElasticLoadBalancingV2Client elb = this.clients.of(ElasticLoadBalancingV2Client.builder(), this.account);
		times(30, elb::describeLoadBalancers);
		times(10, () -> elb.deleteTargetGroup((it) -> it.targetGroupArn(
				"arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/a/0123456789abcdef")));
		TestClients.assertRefused(400, "Throttling", elb::describeTargetGroups);
		this.clock.pass(Duration.ofSeconds(1));
		elb.describeTargetGroups();
	}

	@Test
	void clientsThatTryAgainNoticeNothing() {
		this.clock.run();
		Ec2Client patient = this.clients
			.patient(Ec2Client.builder(), this.account.accessKeyId(), this.account.secretAccessKey())
			.build();
		assertThatNoException()
			.isThrownBy(() -> times(7, () -> patient.deleteVpcEndpoints((it) -> it.vpcEndpointIds("vpce-11111111"))));
	}

	@Test
	void accountThatEverybodyKnowsIsNotThrottled() {
		Ec2Client everybody = this.clients.of(Ec2Client.builder(), "test", "test");
		assertThatNoException().isThrownBy(() -> times(150, everybody::describeVpcs));
	}

	private static void times(int times, Runnable call) {
		for (int i = 0; i < times; i++) {
			call.run();
		}
	}

}
