package io.github.privatelinkhandson.simulator.compute;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsRequest;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.ShutdownBehavior;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.securitygroup.SecurityGroupService;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class InstanceAttributeOperationsTests {

	private final TestAccount account = new TestAccount();

	private final InstanceAttributeOperations attributes = new InstanceAttributeOperations();

	private final Instance made = this.account.ec2((call) -> new RunInstancesOperations()
		.runInstances(TestInstances.request(TestInstances.subnet(this.account).subnetId())
			.userData("IyEvYmluL2Jhc2gK")
			.disableApiTermination(true)
			.instanceInitiatedShutdownBehavior(ShutdownBehavior.TERMINATE)
			.build(), call))
		.instances()
		.get(0);

	@Test
	void attributesAreWhatRunInstancesSaid() {
		assertThat(get(InstanceAttributeName.USER_DATA).userData().value()).isEqualTo("IyEvYmluL2Jhc2gK");
		assertThat(get(InstanceAttributeName.DISABLE_API_TERMINATION).disableApiTermination().value()).isTrue();
		assertThat(get(InstanceAttributeName.DISABLE_API_STOP).disableApiStop().value()).isFalse();
		assertThat(get(InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR).instanceInitiatedShutdownBehavior()
			.value()).isEqualTo("terminate");
	}

	@Test
	void emptyUserDataIsNone() {
		Instance other = this.account
			.ec2((call) -> new RunInstancesOperations()
				.runInstances(TestInstances.request(this.made.subnetId()).userData("").build(), call))
			.instances()
			.get(0);
		assertThat(this.account
			.ec2((call) -> this.attributes.describeInstanceAttribute(DescribeInstanceAttributeRequest.builder()
				.instanceId(other.instanceId())
				.attribute(InstanceAttributeName.USER_DATA)
				.build(), call))
			.userData()
			.value()).isNull();
	}

	@Test
	void groupsOfTheNetworkInterfaceAreReplaced() {
		SecurityGroup group = this.account
			.ec2((call) -> new SecurityGroupService(call).create(this.made.vpcId(), "other", "another", List.of()));
		modify((it) -> it.groups(group.groupId()));
		List<Instance> now = this.account.ec2((call) -> new InstanceService(call).existing());
		assertThat(now.get(0).securityGroups()).extracting(GroupIdentifier::groupId).containsExactly(group.groupId());
		assertThat(now.get(0).networkInterfaces().get(0).groups()).isEqualTo(now.get(0).securityGroups());
	}

	@Test
	void sourceDestCheckIsSwitched() {
		modify((it) -> it.sourceDestCheck((check) -> check.value(false)));
		assertThat(this.account.ec2((call) -> new InstanceService(call).existing()).get(0).sourceDestCheck()).isFalse();
	}

	@Test
	void typeIsChangedOnlyWhileStopped() {
		assertThat(catchThrowableOfType(AwsError.class,
				() -> modify((it) -> it.instanceType((type) -> type.value("t3.small"))))
			.code()).isEqualTo("IncorrectInstanceState");
	}

	@Test
	void changeNeedsAnAttributeAndUserDataItsEncoding() {
		assertThat(catchThrowableOfType(AwsError.class, () -> modify((it) -> it)))
			.hasMessage("No attributes specified.")
			.extracting(AwsError::code)
			.isEqualTo("InvalidParameterCombination");
		assertThat(catchThrowableOfType(AwsError.class,
				() -> modify((it) -> it.attribute(InstanceAttributeName.USER_DATA).value("%%%")))
			.code()).isEqualTo("InvalidUserData.Malformed");
		this.account.pass(Duration.ofSeconds(25));
		stop();
		modify((it) -> it.attribute(InstanceAttributeName.USER_DATA).value("IyEvYmluL3NoCg=="));
		assertThat(get(InstanceAttributeName.USER_DATA).userData().value()).isEqualTo("IyEvYmluL3NoCg==");
	}

	@Test
	void burstableInstanceHasCredits() {
		assertThat(this.account.ec2((call) -> this.attributes.describeInstanceCreditSpecifications(
				DescribeInstanceCreditSpecificationsRequest.builder().instanceIds(this.made.instanceId()).build(),
				call))
			.items()
			.get(0)
			.cpuCredits()).isEqualTo("unlimited");
	}

	private void stop() {
		this.account.ec2((call) -> new InstanceStateOperations()
			.stopInstances(StopInstancesRequest.builder().instanceIds(this.made.instanceId()).build(), call));
		this.account.pass(Duration.ofSeconds(30));
	}

	private DescribeInstanceAttributeResponse get(InstanceAttributeName name) {
		Function<Call, DescribeInstanceAttributeResponse> describe = (call) -> this.attributes
			.describeInstanceAttribute(DescribeInstanceAttributeRequest.builder()
				.instanceId(this.made.instanceId())
				.attribute(name)
				.build(), call);
		return this.account.ec2(describe);
	}

	private void modify(UnaryOperator<ModifyInstanceAttributeRequest.Builder> change) {
		this.account.run(AwsService.EC2, (call) -> this.attributes.modifyInstanceAttribute(
				change.apply(ModifyInstanceAttributeRequest.builder().instanceId(this.made.instanceId())).build(),
				call));
	}

}
