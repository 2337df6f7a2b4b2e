package io.github.privatelinkhandson.simulator;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.clock.SimulatedTime;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.CallContext;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * What was just created is not always found at once.
 */
@LimitsTest
class PropagationTests {

	private static final String REGION = "ap-northeast-1";

	/** Enough that it happens to one of them. */
	private static final int TRIES = 40;

	private static final Duration SECOND_OF_AWS = Duration.ofMillis(50);

	@Autowired
	private PracticeAws aws;

	@Autowired
	private ResourceStore store;

	@Autowired
	private TestClock clock;

	private TestClients clients;

	private Account account;

	private Ec2Client ec2;

	private String vpc;

	private String subnet;

	@BeforeEach
	void newAccount() {
		this.clients = new TestClients(this.aws);
		this.account = this.aws.newAccount();
		TestQuotas.set(this.store, this.account.id(), REGION, Quota.STANDARD_CPUS, 1000);
		this.ec2 = this.clients.of(Ec2Client.builder(), this.account);
		this.vpc = this.ec2.createVpc((it) -> it.cidrBlock("10.0.0.0/16")).vpc().vpcId();
		this.subnet = this.ec2.createSubnet((it) -> it.vpcId(this.vpc).cidrBlock("10.0.0.0/24")).subnet().subnetId();
		this.clock.stop();
	}

	@AfterEach
	void tidyUp() {
		this.clock.run();
		this.clients.close();
	}

	@Test
	void newInstanceMayNotBeFoundForASecond() {
		String instance = notFoundAtOnce(this::launch, this::describe);
		assertUnknown(() -> describe(instance));
		assertUnknown(() -> this.ec2
			.createTags((it) -> it.resources(instance).tags(Tag.builder().key("Name").value("new").build())));
		assertUnknown(() -> this.ec2.terminateInstances((it) -> it.instanceIds(instance)));
		assertThat(this.ec2.describeInstances().reservations()).flatExtracting(Reservation::instances)
			.extracting(Instance::instanceId)
			.contains(instance);
		this.clock.pass(SECOND_OF_AWS);
		describe(instance);
	}

	@Test
	void newSecurityGroupMayNotBeDescribedForASecondButCanBeUsed() {
		Consumer<String> describe = (id) -> this.ec2.describeSecurityGroups((it) -> it.groupIds(id));
		String group = notFoundAtOnce(this::group, describe);
		TestClients.assertRefused(400, "InvalidGroup.NotFound", () -> describe.accept(group));
		IpPermission all = IpPermission.builder()
			.ipProtocol("-1")
			.ipRanges(IpRange.builder().cidrIp("10.0.0.0/8").build())
			.build();
		this.ec2.authorizeSecurityGroupIngress((it) -> it.groupId(group).ipPermissions(all));
		this.clock.pass(SECOND_OF_AWS);
		describe.accept(group);
	}

	@Test
	void waiterOutlastsIt() {
		String instance = notFoundAtOnce(this::launch, this::describe);
		this.clock.run();
		assertThat(this.ec2.waiter()
			.waitUntilInstanceExists((it) -> it.instanceIds(instance),
					(it) -> it.backoffStrategyV2((attempt) -> Duration.ofMillis(20)))
			.matched()
			.response()).isPresent();
	}

	@Test
	void whereConsistencyIsStrictItIsFoundAtOnce() {
		DescribeInstancesRequest request = DescribeInstancesRequest.builder()
			.instanceIds(notFoundAtOnce(this::launch, this::describe))
			.build();
		this.store.call(this.account.id(), REGION, (regional, global) -> {
			CallContext context = new CallContext(AwsService.EC2, "DescribeInstances", this.account.id(), REGION,
					"request", new SimulatedTime(this.clock.instant(), 20), true);
			Call call = new Call(context, regional, global);
			assertThatCode(() -> new Propagation().intercept(request, call, (input, it) -> input))
				.doesNotThrowAnyException();
			return null;
		});
	}

	private List<String> launch() {
		return this.ec2
			.runInstances((it) -> it
				.imageId("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
				.instanceType(InstanceType.T3_MICRO)
				.subnetId(this.subnet)
				.minCount(10)
				.maxCount(10))
			.instances()
			.stream()
			.map(Instance::instanceId)
			.toList();
	}

	private List<String> group() {
		return List.of(this.ec2
			.createSecurityGroup((it) -> it.groupName(UUID.randomUUID().toString()).description("g").vpcId(this.vpc))
			.groupId());
	}

	private void describe(String id) {
		this.ec2.describeInstances((it) -> it.instanceIds(id));
	}

	private static void assertUnknown(Runnable call) {
		TestClients.assertRefused(400, "InvalidInstanceID.NotFound", call);
	}

	/**
	 * Creates until one is not found.
	 */
	private static String notFoundAtOnce(Supplier<List<String>> create, Consumer<String> describe) {
		return Stream.generate(create)
			.limit(TRIES)
			.flatMap(List::stream)
			.filter((id) -> !isFound(id, describe))
			.findFirst()
			.orElseThrow(() -> new AssertionError("each was found at once"));
	}

	private static boolean isFound(String id, Consumer<String> describe) {
		try {
			describe.accept(id);
			return true;
		}
		catch (Ec2Exception ex) {
			return false;
		}
	}

}
