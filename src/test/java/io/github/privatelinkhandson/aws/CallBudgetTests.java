package io.github.privatelinkhandson.aws;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;

import io.github.privatelinkhandson.testkit.CannedCloud;
import io.github.privatelinkhandson.testkit.CannedTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls within AWS's documented rates.
 */
class CallBudgetTests {

	private static final String ELB = "ElasticLoadBalancingV2";

	private final AtomicLong nanoTime = new AtomicLong();

	private final CallBudget budget = new CallBudget(1, this.nanoTime::get, (nanos) -> {
		throw new IllegalStateException("waits");
	});

	@ParameterizedTest
	@CsvSource({ "Ec2,CreateVpcEndpoint,4,1", "Ec2,RunInstances,5,5", "Ec2,CreateSubnet,50,15",
			"Ec2,DescribeVpcs,75,60", ELB + ",CreateLoadBalancer,10,0", ELB + ",DescribeTargetHealth,30,30",
			"Iam,CreateRole,40,30" })
	void callsAreSentAsFastAsAwsTakesThemAndNotFaster(String service, String operation, int atOnce,
			int inThreeSeconds) {
		assertThat(sent(service, operation)).isEqualTo(atOnce);
		pass(Duration.ofSeconds(3).plusMillis(400));
		assertThat(sent(service, operation)).isBetween(inThreeSeconds, (int) (inThreeSeconds * 1.15) + 1);
	}

	@Test
	void readsLeaveSomethingToChanges() {
		assertThat(sent(ELB, "DescribeListeners")).isEqualTo(30);
		assertThat(sent(ELB, "SetSecurityGroups")).isEqualTo(10);
	}

	@Test
	void rateIsHalvedForAWhileWhereAwsRefuses() {
		this.budget.refused("Iam", "GetRole");
		assertThat(sent("Iam", "CreateRole")).isZero();
		pass(Duration.ofSeconds(2));
		assertThat(sent("Iam", "CreateRole")).isBetween(9, 12);
		pass(Duration.ofMinutes(2));
		assertThat(sent("Iam", "CreateRole")).isEqualTo(40);
	}

	@Test
	void callsOfTheSdksClientsAreCounted() {
		CannedTransport transport = new CannedTransport().answer(200, "<r/>");
		CannedCloud cloud = new CannedCloud(CloudMode.PRACTICE, transport);
		AwsClients clients = new AwsClients(
				new ClientConfigurer(cloud, cloud.credentials("", ""), CannedCloud.REGION, List.of(this.budget)),
				Runnable::run)
			.once();
		assertThat(sent(() -> clients.ec2().createVpcEndpoint((request) -> request.vpcId("vpc-1")))).isEqualTo(4);
		assertThat(sent(() -> clients.elb().createLoadBalancer((request) -> request.name("one")))).isEqualTo(10);
		assertThat(sent(() -> clients.iam().createRole((request) -> request.roleName("one")))).isEqualTo(40);
		assertThat(transport.bodies()).hasSize(54);
	}

	private static int sent(Runnable call) {
		int count = 0;
		try {
			while (true) {
				call.run();
				count++;
			}
		}
		catch (SdkException | IllegalStateException ex) {
			return count;
		}
	}

	/**
	 * Counts the calls that are sent at once.
	 */
	private int sent(String service, String operation) {
		int count = 0;
		while (isSent(service, operation)) {
			count++;
		}
		return count;
	}

	private boolean isSent(String service, String operation) {
		try {
			return this.budget.spend(service, operation);
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private void pass(Duration time) {
		this.nanoTime.addAndGet(time.toNanos());
	}

}
