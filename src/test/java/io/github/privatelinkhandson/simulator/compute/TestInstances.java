package io.github.privatelinkhandson.simulator.compute;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

import io.github.privatelinkhandson.simulator.store.TestAccount;
import io.github.privatelinkhandson.simulator.vpc.SubnetService;
import io.github.privatelinkhandson.simulator.vpc.VpcService;

/**
 * Makes instances in a test account.
 */
public final class TestInstances {

	static final String PARAMETER = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

	/** Longer than an instance needs to run. */
	private static final Duration RUNNING = Duration.ofSeconds(25);

	private TestInstances() {
	}

	/**
	 * A subnet in a new VPC.
	 */
	public static Subnet subnet(TestAccount account) {
		return account.ec2((call) -> new SubnetService(call).create(
				new VpcService(call).create("10.0.0.0/16", Tenancy.DEFAULT, List.of()).vpcId(), "10.0.0.0/20",
				"ap-northeast-1a", List.of()));
	}

	/**
	 * A request for one instance in that subnet.
	 */
	static RunInstancesRequest.Builder request(String subnetId) {
		return RunInstancesRequest.builder()
			.imageId(PARAMETER)
			.instanceType("t3.micro")
			.minCount(1)
			.maxCount(1)
			.subnetId(subnetId);
	}

	/**
	 * An instance in a VPC of its own; time passes until it runs.
	 * @param profile the name of its instance profile; empty for none
	 */
	public static String running(TestAccount account, String profile) {
		return running(account, (request) -> {
			if (!profile.isEmpty()) {
				request.iamInstanceProfile((it) -> it.name(profile));
			}
		});
	}

	/**
	 * The same for a request that is changed.
	 */
	public static String running(TestAccount account, Consumer<RunInstancesRequest.Builder> change) {
		RunInstancesRequest.Builder request = request(subnet(account).subnetId()).applyMutation(change);
		Instance made = account.ec2((call) -> new RunInstancesOperations().runInstances(request.build(), call))
			.instances()
			.get(0);
		account.pass(RUNNING);
		return made.instanceId();
	}

	public static void terminate(TestAccount account, String instanceId) {
		account.ec2((call) -> new InstanceStateOperations()
			.terminateInstances(TerminateInstancesRequest.builder().instanceIds(instanceId).build(), call));
	}

}
