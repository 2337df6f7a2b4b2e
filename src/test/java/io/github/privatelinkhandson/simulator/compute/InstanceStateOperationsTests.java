package io.github.privatelinkhandson.simulator.compute;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Volume;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.store.TestAccount;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.SubnetService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class InstanceStateOperationsTests {

	private final TestAccount account = new TestAccount();

	private final InstanceStateOperations states = new InstanceStateOperations();

	private final DescribeInstancesOperations descriptions = new DescribeInstancesOperations();

	private final String id = TestInstances.running(this.account, "");

	@Test
	void instanceRunsAfterAWhile() {
		assertThat(describe().state().name()).isEqualTo(InstanceStateName.RUNNING);
		assertThat(describe().state().code()).isEqualTo(16);
	}

	@Test
	void statusChecksPassLaterThanTheInstanceRuns() {
		assertThat(status()).isEqualTo("initializing");
		this.account.pass(Duration.ofSeconds(150));
		assertThat(status()).isEqualTo("ok");
	}

	@Test
	void terminatedInstanceLeavesNothingButItselfForAnHour() {
		TestInstances.terminate(this.account, this.id);
		assertThat(describe().state().name()).isEqualTo(InstanceStateName.SHUTTING_DOWN);
		assertThat(interfaces()).isOne();
		this.account.pass(Duration.ofSeconds(50));
		Instance terminated = describe();
		assertThat(terminated.state().name()).isEqualTo(InstanceStateName.TERMINATED);
		assertThat(terminated.vpcId()).isNull();
		assertThat(terminated.privateIpAddress()).isNull();
		assertThat(terminated.stateTransitionReason()).startsWith("User initiated (2026-01-01 ");
		assertThat(interfaces()).isZero();
		assertThat(ec2((call) -> new InstanceService(call).existing()).size()).isZero();
		List<Volume> volumes = ec2(
				(call) -> new VolumeService(call).describe(call.resources().all(ResourceTypes.VOLUME)));
		assertThat(volumes).isEmpty();
		this.account.pass(Duration.ofMinutes(61));
		assertThat(refusal((call) -> describe(call, this.id)).code()).isEqualTo("InvalidInstanceID.NotFound");
	}

	@Test
	void terminationIsIdempotentUnlessProtected() {
		protect(true);
		AwsError refusal = catchThrowableOfType(AwsError.class, () -> TestInstances.terminate(this.account, this.id));
		assertThat(refusal.code()).isEqualTo("OperationNotPermitted");
		protect(false);
		TestInstances.terminate(this.account, this.id);
		TestInstances.terminate(this.account, this.id);
		assertThat(describe().state().name()).isEqualTo(InstanceStateName.SHUTTING_DOWN);
	}

	@Test
	void protectedInstanceSavesThoseOfItsZoneOnly() {
		this.account.allow(Quota.STANDARD_CPUS, 8);
		String vpcId = describe().vpcId();
		String neighbour = launch(describe().subnetId());
		String far = launch(
				ec2((call) -> new SubnetService(call).create(vpcId, "10.0.16.0/20", "ap-northeast-1c", List.of())
					.subnetId()));
		protect(true);
		assertThat(refusal((call) -> terminate(call, true, far, this.id, neighbour)).code())
			.isEqualTo("OperationNotPermitted");
		assertThat(running(this.id, neighbour, far)).containsOnly(true);
		assertThat(refusal((call) -> terminate(call, false, far, this.id, neighbour))).hasMessage(
				"The instance '%s' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.",
				this.id);
		assertThat(running(this.id, neighbour, far)).containsExactly(true, true, false);
		assertThat(refusal((call) -> terminate(call, false, neighbour, "i-0123456789abcdef0")).code())
			.isEqualTo("InvalidInstanceID.NotFound");
		assertThat(running(neighbour)).containsExactly(true);
	}

	@Test
	void allUnknownInstancesAreNamed() {
		String[] ids = { "i-0123456789abcdef0", this.id, "i-0123456789abcdef1", "i-0123456789abcdef0" };
		String message = "The instance IDs 'i-0123456789abcdef0, i-0123456789abcdef1' do not exist";
		InstanceOptionOperations options = new InstanceOptionOperations();
		assertThat(refusal((call) -> terminate(call, false, ids))).hasMessage(message);
		assertThat(refusal(
				(call) -> this.states.startInstances(StartInstancesRequest.builder().instanceIds(ids).build(), call)))
			.hasMessage(message);
		assertThat(refusal(
				(call) -> this.states.stopInstances(StopInstancesRequest.builder().instanceIds(ids).build(), call)))
			.hasMessage(message);
		assertThat(refusal(
				(call) -> options.monitorInstances(MonitorInstancesRequest.builder().instanceIds(ids).build(), call)))
			.hasMessage(message);
		assertThat(refusal((call) -> this.descriptions
			.describeInstances(DescribeInstancesRequest.builder().instanceIds(ids).build(), call))).hasMessage(message);
		assertThat(running(this.id)).containsExactly(true);
	}

	@Test
	void stoppedInstanceComesBackWithWhatIsEnabled() {
		ec2((call) -> {
			Machine machine = Machine.of(call, this.id);
			machine.install("httpd");
			machine.start("httpd");
			return machine.listens(80);
		});
		assertThat(listens()).isTrue();
		stop();
		assertThat(listens()).isFalse();
		assertThat(describe().state().name()).isEqualTo(InstanceStateName.STOPPING);
		assertThat(refusal((call) -> start(call)).code()).isEqualTo("IncorrectInstanceState");
		this.account.pass(Duration.ofSeconds(30));
		assertThat(describe().state().name()).isEqualTo(InstanceStateName.STOPPED);
		assertThat(describe().privateIpAddress()).isNotNull();
		ec2(this::start);
		this.account.pass(Duration.ofSeconds(25));
		assertThat(describe().state().name()).isEqualTo(InstanceStateName.RUNNING);
		assertThat(listens()).isFalse();
		this.account.run(AwsService.EC2, (call) -> {
			Machine.of(call, this.id).enable("httpd", true);
			this.states.rebootInstances(RebootInstancesRequest.builder().instanceIds(this.id).build(), call);
		});
		assertThat(listens()).isTrue();
	}

	@Test
	void instancesAreFiltered() {
		assertThat(found("instance-state-name", "running", "pending")).containsExactly(this.id);
		assertThat(found("vpc-id", describe().vpcId())).containsExactly(this.id);
		assertThat(found("subnet-id", describe().subnetId())).containsExactly(this.id);
		assertThat(found("private-ip-address", describe().privateIpAddress())).containsExactly(this.id);
		assertThat(found("availability-zone", "ap-northeast-1a")).containsExactly(this.id);
		assertThat(found("instance.group-id", describe().securityGroups().get(0).groupId())).containsExactly(this.id);
		assertThat(found("network-interface.network-interface-id",
				describe().networkInterfaces().get(0).networkInterfaceId()))
			.containsExactly(this.id);
		assertThat(found("instance-state-name", "stopped")).isEmpty();
		assertThat(found("tag:Name", "x")).isEmpty();
	}

	@Test
	void badIdsAreRefused() {
		assertThat(refusal((call) -> describe(call, "i-0123456789abcdef0")).code())
			.isEqualTo("InvalidInstanceID.NotFound");
		assertThat(refusal((call) -> describe(call, "EC2-A")).code()).isEqualTo("InvalidInstanceID.Malformed");
	}

	private String launch(String subnetId) {
		String made = ec2(
				(call) -> new RunInstancesOperations().runInstances(TestInstances.request(subnetId).build(), call))
			.instances()
			.get(0)
			.instanceId();
		this.account.pass(Duration.ofSeconds(25));
		return made;
	}

	private Object terminate(Call call, boolean dryRun, String... ids) {
		return this.states
			.terminateInstances(TerminateInstancesRequest.builder().dryRun(dryRun).instanceIds(ids).build(), call);
	}

	private List<Boolean> running(String... ids) {
		return Stream.of(ids)
			.map((instanceId) -> ec2((call) -> describe(call, instanceId)).get(0).state().name())
			.map(InstanceStateName.RUNNING::equals)
			.toList();
	}

	private Instance describe() {
		return ec2((call) -> describe(call, this.id)).get(0);
	}

	private List<Instance> describe(Call call, String instanceId) {
		return this.descriptions
			.describeInstances(DescribeInstancesRequest.builder().instanceIds(instanceId).build(), call)
			.items()
			.stream()
			.map(Reservation::instances)
			.flatMap(List::stream)
			.toList();
	}

	private List<String> found(String filter, String... values) {
		DescribeInstancesRequest request = DescribeInstancesRequest.builder()
			.filters(Filter.builder().name(filter).values(values).build())
			.build();
		return ec2((call) -> this.descriptions.describeInstances(request, call)).items()
			.stream()
			.flatMap((reservation) -> reservation.instances().stream())
			.map(Instance::instanceId)
			.toList();
	}

	private String status() {
		return ec2((call) -> this.descriptions
			.describeInstanceStatus(DescribeInstanceStatusRequest.builder().instanceIds(this.id).build(), call)).items()
			.get(0)
			.instanceStatus()
			.statusAsString();
	}

	private int interfaces() {
		return ec2((call) -> new NetworkInterfaceService(call).existing()).size();
	}

	private boolean listens() {
		return ec2((call) -> Machine.of(call, this.id).listens(80));
	}

	private Object start(Call call) {
		return this.states.startInstances(StartInstancesRequest.builder().instanceIds(this.id).build(), call);
	}

	private void stop() {
		ec2((call) -> this.states.stopInstances(StopInstancesRequest.builder().instanceIds(this.id).build(), call));
	}

	private void protect(boolean protect) {
		this.account.run(AwsService.EC2,
				(call) -> new InstanceAttributeOperations()
					.modifyInstanceAttribute(ModifyInstanceAttributeRequest.builder()
						.instanceId(this.id)
						.disableApiTermination((it) -> it.value(protect))
						.build(), call));
	}

	private <T> T ec2(Function<Call, T> work) {
		return this.account.ec2(work);
	}

	private AwsError refusal(Function<Call, ?> work) {
		return catchThrowableOfType(AwsError.class, () -> ec2(work));
	}

}
