package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.function.Consumer;

import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.waiters.Ec2Waiter;

/**
 * A subnet in a VPC of its own, to launch instances in.
 */
record TestSubnet(Ec2Client ec2, String id, String vpcId) {

	static final String IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

	private static final int ATTEMPTS = 600;

	private static final Duration PACE = Duration.ofMillis(50);

	static final String ZONE = Clients.REGION + "a";

	static TestSubnet make(Ec2Client ec2) {
		String vpc = ec2.createVpc((request) -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
		String subnet = ec2
			.createSubnet((request) -> request.vpcId(vpc).cidrBlock("10.0.0.0/24").availabilityZone(ZONE))
			.subnet()
			.subnetId();
		return new TestSubnet(ec2, subnet, vpc);
	}

	/**
	 * Launches one instance.
	 */
	Instance run(Consumer<RunInstancesRequest.Builder> change) {
		return this.ec2.runInstances((request) -> {
			request.imageId(IMAGE).instanceType(InstanceType.T3_MICRO).subnetId(this.id).minCount(1).maxCount(1);
			change.accept(request);
		}).instances().get(0);
	}

	/**
	 * Launches one instance and waits until it runs.
	 */
	String running() {
		String instance = run((request) -> {
		}).instanceId();
		waiter(this.ec2).waitUntilInstanceRunning((request) -> request.instanceIds(instance));
		return instance;
	}

	/**
	 * AWS's waiter, with the patience that a fast practice AWS needs.
	 */
	static Ec2Waiter waiter(Ec2Client ec2) {
		return Ec2Waiter.builder()
			.client(ec2)
			.overrideConfiguration((patience) -> patience.maxAttempts(ATTEMPTS)
				.backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(PACE)))
			.build();
	}

}
