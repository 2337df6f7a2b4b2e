package io.github.privatelinkhandson.simulator.throttling;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;

import io.github.privatelinkhandson.simulator.clock.SimulatedTime;
import io.github.privatelinkhandson.simulator.operation.AwsService;

import static org.assertj.core.api.Assertions.assertThat;

class RequestCostsTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	@ParameterizedTest
	@CsvSource({ "ec2.CreateVpc, 50, 5", "ec2.DescribeVpcs, 100, 20", "ec2.GetConsoleOutput, 100, 20",
			"ec2.CreateVpcEndpoint, 4, 0.3", "ec2.ModifyVpcEndpoint, 4, 0.3", "ec2.AcceptVpcEndpointConnections, 10, 1",
			"ec2.DeleteNatGateway, 10, 1", "ec2.StartInstances, 5, 2", "ec2.CreateTags, 100, 10",
			"ec2.AssociateIamInstanceProfile, 100, 5", "ec2.DescribeSecurityGroups, 50, 10",
			"elasticloadbalancingv2.CreateLoadBalancer, 10, 0.2", "elasticloadbalancingv2.RegisterTargets, 20, 4",
			"elasticloadbalancingv2.DescribeTargetHealth, 40, 10", "elasticloadbalancingv2.SetSecurityGroups, 20, 3" })
	void ratesAreThoseOfAws(String action, double burst, double refill) throws Exception {
		String[] parts = action.split("\\.");
		Class<?> type = Class.forName("software.amazon.awssdk.services." + parts[0] + ".model." + parts[1] + "Request");
		SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
		SdkPojo request = (SdkPojo) ((software.amazon.awssdk.utils.builder.SdkBuilder<?, ?>) builder).build();
		assertThat(RequestCosts.of(AwsService.ofModel(type).orElseThrow(), request).get(0).rate())
			.isEqualTo(new RequestCosts.Rate(burst, refill));
	}

	@Test
	void launchesAndTerminationsAreChargedByInstances() {
		assertThat(RequestCosts.of(AwsService.EC2, RunInstancesRequest.builder().maxCount(7).build())).containsExactly(
				new RequestCosts.Cost("RunInstances", new RequestCosts.Rate(5, 2), 1),
				new RequestCosts.Cost("RunInstances instances", new RequestCosts.Rate(1000, 2), 7));
		assertThat(
				RequestCosts.of(AwsService.EC2, TerminateInstancesRequest.builder().instanceIds("i-1", "i-2").build()))
			.containsExactly(new RequestCosts.Cost("TerminateInstances", new RequestCosts.Rate(100, 5), 1),
					new RequestCosts.Cost("TerminateInstances instances", new RequestCosts.Rate(1000, 20), 2));
	}

	@Test
	void requestThatNamesIdsIsFiltered() {
		assertThat(RequestCosts.of(AwsService.EC2, DescribeInstanceStatusRequest.builder().instanceIds("i-1").build()))
			.extracting(RequestCosts.Cost::bucket)
			.containsExactly("DescribeInstanceStatus");
		assertThat(RequestCosts.of(AwsService.EC2,
				DescribeInstanceStatusRequest.builder().includeAllInstances(true).build()))
			.extracting(RequestCosts.Cost::bucket)
			.containsExactly("DescribeInstanceStatus unfiltered");
	}

	@Test
	void servicesWithoutKnownRatesAreFree() {
		assertThat(RequestCosts.of(AwsService.IAM, GetRoleRequest.builder().build())).isEmpty();
	}

	@Test
	void bucketHoldsNoMoreThanItsBurst() {
		TokenBucket bucket = new TokenBucket(new RequestCosts.Rate(2, 1), new SimulatedTime(NOW, 1));
		SimulatedTime later = new SimulatedTime(NOW.plusSeconds(3600), 1);
		assertThat(bucket.isFull(later)).isTrue();
		assertThat(bucket.take(2, later)).isTrue();
		assertThat(bucket.take(1, later)).isFalse();
		assertThat(bucket.take(1, new SimulatedTime(later.now().plusMillis(900), 1))).isFalse();
		assertThat(bucket.take(1, new SimulatedTime(later.now().plusMillis(1000), 1))).isTrue();
	}

	@Test
	void clockThatGoesBackGivesNothing() {
		TokenBucket bucket = new TokenBucket(new RequestCosts.Rate(1, 1), new SimulatedTime(NOW, 1));
		assertThat(bucket.take(1, new SimulatedTime(NOW, 1))).isTrue();
		assertThat(bucket.take(1, new SimulatedTime(NOW.minusSeconds(60), 1))).isFalse();
		assertThat(bucket.take(1, new SimulatedTime(NOW, 1))).isFalse();
	}

}
