package io.github.privatelinkhandson.simulator.loadbalancing;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

import static io.github.privatelinkhandson.simulator.loadbalancing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

class TargetTests {

	private final TestNetwork network = new TestNetwork();

	private final TargetOperations operations = new TargetOperations();

	private final String targetGroup = this.network.newTargetGroup("NLB-B-tg");

	private final String instance = this.network.newInstance(this.network.vpcId, this.network.subnetC,
			"ap-northeast-1c");

	@Test
	void targetWithoutLoadBalancerIsUnused() {
		register(this.instance);
		assertThat(health(this.instance)).isEqualTo("unused Target.NotInUse");
	}

	@Test
	void targetIsInitialUntilTheLoadBalancerIsActiveAndHasChecked() {
		register(this.instance);
		this.network.newListener(this.network.newLoadBalancer(this.network.loadBalancer("NLB-B")), this.targetGroup);
		assertThat(health(this.instance)).isEqualTo("initial Elb.RegistrationInProgress");
		this.network.pass(Duration.ofSeconds(125));
		assertThat(health(this.instance)).isEqualTo("initial Elb.RegistrationInProgress");
		this.network.pass(Duration.ofSeconds(220));
		assertThat(health(this.instance)).startsWith("unhealthy");
	}

	@Test
	void targetRegisteredLaterIsInitialToo() {
		this.network.newListener(this.network.newActiveLoadBalancer("NLB-B"), this.targetGroup);
		register(this.instance);
		assertThat(health(this.instance)).isEqualTo("initial Elb.RegistrationInProgress");
		this.network.pass(Duration.ofSeconds(90).minusMillis(1));
		assertThat(health(this.instance)).isEqualTo("initial Elb.InitialHealthChecking");
		this.network.pass(Duration.ofSeconds(91));
		assertThat(health(this.instance)).startsWith("unhealthy");
	}

	@Test
	void asManyChecksFailAsTheThresholdSaysBeforeItIsUnhealthy() {
		this.network.newListener(this.network.newActiveLoadBalancer("NLB-B"), this.targetGroup);
		this.network.elb((call) -> new TargetGroupOperations().modifyTargetGroup(ModifyTargetGroupRequest.builder()
			.targetGroupArn(this.targetGroup)
			.healthCheckIntervalSeconds(60)
			.unhealthyThresholdCount(4)
			.build(), call));
		register(this.instance);
		this.network.pass(Duration.ofSeconds(269));
		assertThat(health(this.instance)).isEqualTo("initial Elb.InitialHealthChecking");
		this.network.pass(Duration.ofSeconds(61));
		assertThat(health(this.instance)).isEqualTo("unhealthy Target.FailedHealthChecks");
	}

	@Test
	void targetInAZoneWithoutNodeIsUnused() {
		String loadBalancer = this.network
			.newLoadBalancer(this.network.loadBalancer("NLB-B").subnets(this.network.subnetA));
		this.network.newListener(loadBalancer, this.targetGroup);
		register(this.instance);
		this.network.pass(Duration.ofMinutes(5));
		assertThat(health(this.instance)).isEqualTo("unused Target.NotInUse");
	}

	@Test
	void deregisteredTargetDrainsBeforeItIsGone() {
		this.network.newListener(this.network.newActiveLoadBalancer("NLB-B"), this.targetGroup);
		register(this.instance);
		this.network.pass(Duration.ofMinutes(1));
		deregister(this.instance);
		assertThat(health(this.instance)).isEqualTo("draining Target.DeregistrationInProgress");
		assertThat(registered()).isEmpty();
		this.network.pass(Duration.ofSeconds(300));
		assertThat(health(this.instance)).isEqualTo("unused Target.NotRegistered");
		assertThat(describe()).isEmpty();
	}

	@Test
	void unusedTargetIsGoneAtOnce() {
		register(this.instance);
		deregister(this.instance);
		assertThat(describe()).isEmpty();
	}

	@Test
	void drainingTargetCanBeRegisteredAgain() {
		this.network.newListener(this.network.newActiveLoadBalancer("NLB-B"), this.targetGroup);
		register(this.instance);
		deregister(this.instance);
		register(this.instance);
		assertThat(health(this.instance)).isEqualTo("initial Elb.RegistrationInProgress");
		assertThat(registered()).extracting(TargetDescription::id).containsExactly(this.instance);
	}

	@Test
	void targetHasTheTargetGroupsPortUnlessItNamesOne() {
		register(this.instance);
		register(TargetDescription.builder().id(this.instance).port(8080).build());
		assertThat(registered()).extracting(TargetDescription::port).containsExactly(80, 8080);
		assertThat(describe()).extracting(TargetHealthDescription::healthCheckPort).containsExactly("80", "8080");
	}

	@Test
	void unknownTargetIsNotRegistered() {
		assertThat(health("i-00000000000000001")).isEqualTo("unused Target.NotRegistered");
	}

	@Test
	void terminatedInstanceIsNoTargetAnyMore() {
		register(this.instance);
		this.network.ec2((call) -> {
			call.resources()
				.put(call.get(ResourceTypes.INSTANCE, this.instance).withTime(Resource.DELETED, call.now()));
			return null;
		});
		this.network.pass(Duration.ofMinutes(2));
		assertThat(describe()).isEmpty();
	}

	@Test
	void instanceMustRunInTheVpc() {
		assertRefused("InvalidTarget", "do not exist", () -> register("i-00000000000000001"));
		assertRefused("ValidationError", "'10.0.2.9' is not valid", () -> register("10.0.2.9"));
		String otherVpc = this.network.newVpc();
		String elsewhere = this.network.newInstance(otherVpc,
				this.network.newSubnet(otherVpc, "10.0.1.0/24", "ap-northeast-1a"), "ap-northeast-1a");
		assertRefused("InvalidTarget", "not in the target group VPC", () -> register(elsewhere));
		this.network.ec2((call) -> {
			call.resources().put(call.get(ResourceTypes.INSTANCE, this.instance).withTime("stopped", call.now()));
			return null;
		});
		assertRefused("InvalidTarget", "not in a running state", () -> register(this.instance));
	}

	@Test
	void addressMustBePrivate() {
		String byAddress = this.network.elb((call) -> new TargetGroupOperations()
			.createTargetGroup(this.network.targetGroup("ip").targetType(TargetTypeEnum.IP).build(), call)
			.get(0)
			.targetGroupArn());
		TargetDescription open = TargetDescription.builder().id("198.51.100.7").build();
		assertRefused("InvalidTarget", "198.51.100.7", () -> register(byAddress, open));
		register(byAddress, TargetDescription.builder().id("10.0.2.9").build());
		List<TargetDescription> targets = this.network.elb((call) -> new TargetService(call).registered(byAddress));
		assertThat(targets).extracting(TargetDescription::id).containsExactly("10.0.2.9");
	}

	@Test
	void addressOfTheVpcIsShownWithItsZone() {
		String byAddress = this.network.elb((call) -> new TargetGroupOperations()
			.createTargetGroup(this.network.targetGroup("ip").targetType(TargetTypeEnum.IP).build(), call)
			.get(0)
			.targetGroupArn());
		this.network.newActiveLoadBalancer("NLB-B");
		NetworkInterface used = this.network.ec2((call) -> new NetworkInterfaceService(call).existing()).get(0);
		register(byAddress, TargetDescription.builder().id(used.privateIpAddress()).build());
		register(byAddress, TargetDescription.builder().id("192.168.7.7").availabilityZone("all").build());
		List<TargetHealthDescription> health = this.network.elb((call) -> this.operations
			.describeTargetHealth(DescribeTargetHealthRequest.builder().targetGroupArn(byAddress).build(), call));
		assertThat(health).extracting((described) -> described.target().availabilityZone())
			.containsExactlyInAnyOrder(used.availabilityZone(), "all");
	}

	private void register(String id) {
		register(TargetDescription.builder().id(id).build());
	}

	private void register(TargetDescription target) {
		register(this.targetGroup, target);
	}

	private void register(String arn, TargetDescription target) {
		this.network.run((call) -> this.operations
			.registerTargets(RegisterTargetsRequest.builder().targetGroupArn(arn).targets(target).build(), call));
	}

	private void deregister(String id) {
		this.network.run((call) -> this.operations.deregisterTargets(DeregisterTargetsRequest.builder()
			.targetGroupArn(this.targetGroup)
			.targets(TargetDescription.builder().id(id).build())
			.build(), call));
	}

	private List<TargetDescription> registered() {
		return this.network.elb((call) -> new TargetService(call).registered(this.targetGroup));
	}

	private List<TargetHealthDescription> describe(TargetDescription... targets) {
		return this.network.elb((call) -> this.operations.describeTargetHealth(
				DescribeTargetHealthRequest.builder().targetGroupArn(this.targetGroup).targets(targets).build(), call));
	}

	private String health(String id) {
		TargetHealthDescription health = describe(TargetDescription.builder().id(id).build()).get(0);
		return health.targetHealth().stateAsString() + " " + health.targetHealth().reasonAsString();
	}

}
