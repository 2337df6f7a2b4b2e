package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that resources made by hand in the wrong place or of the wrong kind are wrong,
 * and that one repair brings the lab to where the hands-on has it.
 */
@ExtendWith(SharedConsole.class)
class WrongResourcesTests {

	private static final String IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

	private static final Duration SOON = Duration.ofSeconds(60);

	private final TestConsole console;

	private Lab lab;

	private Ec2Client ec2;

	private ElasticLoadBalancingV2Client elb;

	WrongResourcesTests(TestConsole console) {
		this.console = console;
	}

	@Test
	void networkInTheOtherVpcOrZone() {
		open(this.console.open(CloudMode.PRACTICE));
		String a = vpc("vpc-a", "10.0.0.0/16");
		String b = vpc("vpc-b", "10.1.0.0/16");
		subnet("subnet-a-private1", b, "10.1.200.0/24", this.lab.zone1());
		subnet("subnet-a-private2", a, "10.0.144.0/20", this.lab.zone1());
		this.ec2.createRouteTable(
				(request) -> request.vpcId(b).tagSpecifications(tags(ResourceType.ROUTE_TABLE, "rtb-a-public")));
		String gateway = this.ec2
			.createInternetGateway((request) -> request.tagSpecifications(tags(ResourceType.INTERNET_GATEWAY, "igw-a")))
			.internetGateway()
			.internetGatewayId();
		this.ec2.attachInternetGateway((request) -> request.internetGatewayId(gateway).vpcId(b));
		natGateway("nat-b", subnet("subnet-b-private1", b, "10.1.128.0/20", this.lab.zone1()), true);
		natGateway("nat-a", subnet("subnet-b-public2", b, "10.1.16.0/20", this.lab.zone2()), true);
		assertWrong(Map.of("subnet-a-private1", "subnet-in-other-vpc", "subnet-a-private2", "subnet-in-other-zone",
				"rtb-a-public", "table-in-other-vpc", "igw-attachment-a", "gateway-in-other-vpc", "igw-attachment-b",
				"vpc-with-other-gateway", "nat-b", "nat-in-private-subnet", "nat-a", "nat-in-other-vpc"));
		repair();
	}

	@Test
	void natGatewayWithoutAnAddress() {
		open(this.console.open(CloudMode.PRACTICE));
		natGateway("nat-a", subnet("subnet-a-public1", vpc("vpc-a", "10.0.0.0/16"), "10.0.0.0/20", this.lab.zone1()),
				false);
		assertWrong(Map.of("nat-a", "nat-without-address"));
		repair();
	}

	@Test
	void instancesElsewhereOrOfAnotherType() {
		open(this.console.built(StageKey.SERVERS));
		this.ec2.terminateInstances((request) -> request.instanceIds(id("ec2-a"), id("ec2-b")));
		awaitTerminated(id("ec2-a"));
		awaitTerminated(id("ec2-b"));
		instance("ec2-a", "subnet-a-private2", InstanceType.T3_MICRO, "sg-ec2-a");
		instance("ec2-b", "subnet-b-private2", InstanceType.T3_SMALL, "sg-ec2-b");
		assertWrong(Map.of("ec2-a", "instance-in-other-subnet", "ec2-b", "instance-of-other-type"));
		repair();
	}

	@Test
	void loadBalancingInTheOtherVpc() {
		open(this.console.built(StageKey.SERVERS));
		targetGroup("target-group", "vpc-a", TargetTypeEnum.INSTANCE, ProtocolEnum.TCP);
		loadBalancer("nlb", LoadBalancerSchemeEnum.INTERNAL, List.of("subnet-a-private1", "subnet-a-private2"),
				List.of());
		assertWrong(Map.of("target-group", "target-group-in-other-vpc", "nlb", "nlb-in-other-vpc"));
		repair();
	}

	@Test
	void loadBalancingOfAnotherKind() {
		open(this.console.built(StageKey.SERVERS));
		targetGroup("target-group", "vpc-b", TargetTypeEnum.IP, ProtocolEnum.TCP);
		loadBalancer("nlb", LoadBalancerSchemeEnum.INTERNET_FACING, List.of("subnet-b-private1", "subnet-b-private2"),
				List.of());
		assertWrong(Map.of("target-group", "target-group-type", "nlb", "nlb-internet-facing"));
		repair();
	}

	@Test
	void loadBalancerInOneZoneWithAnotherTargetAndProtocol() {
		open(this.console.built(StageKey.SERVERS));
		String group = this.ec2
			.createSecurityGroup((request) -> request.groupName(name("sg-nlb"))
				.description("by hand")
				.vpcId(id("vpc-b"))
				.tagSpecifications(tags(ResourceType.SECURITY_GROUP, "sg-nlb")))
			.groupId();
		String balancer = loadBalancer("nlb", LoadBalancerSchemeEnum.INTERNAL, List.of("subnet-b-private1"),
				List.of(group));
		String targets = targetGroup("target-group", "vpc-b", TargetTypeEnum.INSTANCE, ProtocolEnum.TCP);
		this.elb.modifyTargetGroup((request) -> request.targetGroupArn(targets)
			.healthCheckProtocol(ProtocolEnum.HTTP)
			.healthCheckPath("/index.html"));
		String other = instance(null, "subnet-b-private2", InstanceType.T2_MICRO, "sg-ec2-b");
		Awaitility.await()
			.atMost(SOON)
			.untilAsserted(() -> this.elb.registerTargets(
					(request) -> request.targetGroupArn(targets).targets((target) -> target.id(other).port(80))));
		String datagrams = this.elb
			.createTargetGroup((request) -> request.name("datagrams").protocol("UDP").port(80).vpcId(id("vpc-b")))
			.targetGroups()
			.get(0)
			.targetGroupArn();
		this.elb.createListener((request) -> request.loadBalancerArn(balancer)
			.protocol("UDP")
			.port(80)
			.defaultActions((action) -> action.type("forward").targetGroupArn(datagrams)));
		assertWrong(Map.of("nlb", "nlb-in-other-subnets", "target", "target-other-instance", "listener",
				"listener-other-protocol"));
		repair();
	}

	@Test
	void webServerThatAnswersOtherwise() {
		open(this.console.built(StageKey.LOAD_BALANCER));
		this.elb.modifyTargetGroup(
				(request) -> request.targetGroupArn(id("target-group")).healthCheckPath("/nothing.html"));
		assertWrong(Map.of("target-healthy", "target-answers-otherwise"));
		repair();
	}

	@Test
	void serviceOfAnotherLoadBalancer() {
		open(this.console.built(StageKey.LOAD_BALANCER));
		this.ec2.createVpcEndpointServiceConfiguration((request) -> request.networkLoadBalancerArns(otherBalancer())
			.acceptanceRequired(true)
			.tagSpecifications(tags(ResourceType.VPC_ENDPOINT_SERVICE, "endpoint-service")));
		assertWrong(Map.of("endpoint-service", "service-of-other-nlb"));
		repair();
	}

	@Test
	void endpointToAnotherService() {
		open(this.console.built(StageKey.ENDPOINT_SERVICE));
		String balancer = otherBalancer();
		String service = this.ec2
			.createVpcEndpointServiceConfiguration((request) -> request.networkLoadBalancerArns(balancer))
			.serviceConfiguration()
			.serviceName();
		endpoint(service, id("vpc-a"), id("subnet-a-private1"));
		assertWrong(Map.of("endpoint", "endpoint-to-other-service"));
		repair();
	}

	@Test
	void endpointInAThirdVpc() {
		open(this.console.built(StageKey.ENDPOINT_SERVICE));
		String third = this.ec2.createVpc((request) -> request.cidrBlock("10.2.0.0/16")).vpc().vpcId();
		String subnet = this.ec2
			.createSubnet((request) -> request.vpcId(third).cidrBlock("10.2.0.0/20").availabilityZone(this.lab.zone1()))
			.subnet()
			.subnetId();
		endpoint(String.valueOf(this.console.view(this.lab).outputs().serviceName()), third, subnet);
		assertWrong(Map.of("endpoint", "endpoint-in-other-vpc"));
		repair();
	}

	private void open(Lab opened) {
		this.lab = opened;
		this.ec2 = this.console.aws(opened).ec2();
		this.elb = this.console.aws(opened).elb();
	}

	/**
	 * Checks the lab until each step is wrong by its mistake.
	 */
	private void assertWrong(Map<String, String> mistakes) {
		Awaitility.await()
			.atMost(SOON)
			.untilAsserted(() -> assertThat(this.console.commands().check(this.lab.id()))
				.filteredOn((step) -> mistakes.containsKey(step.step()))
				.hasSize(mistakes.size())
				.allSatisfy((step) -> assertThat(step.hint()).as(step.step()).isEqualTo(mistakes.get(step.step()))));
		LabView view = this.console.view(this.lab);
		assertThat(mistakes.keySet())
			.allSatisfy((step) -> assertThat(view.step(step).status()).as(step).isEqualTo(StepStatus.WRONG));
	}

	private void repair() {
		this.console.commands().repair(this.lab.id());
		this.console.awaitReady(this.lab);
		Awaitility.await()
			.atMost(SOON)
			.untilAsserted(() -> assertThat(this.console.commands().check(this.lab.id())).allMatch(CheckedStep::ok));
	}

	private String vpc(String step, String cidr) {
		return this.ec2.createVpc((request) -> request.cidrBlock(cidr).tagSpecifications(tags(ResourceType.VPC, step)))
			.vpc()
			.vpcId();
	}

	private String subnet(String step, String vpc, String cidr, String zone) {
		return this.ec2
			.createSubnet((request) -> request.vpcId(vpc)
				.cidrBlock(cidr)
				.availabilityZone(zone)
				.tagSpecifications(tags(ResourceType.SUBNET, step)))
			.subnet()
			.subnetId();
	}

	private void natGateway(String step, String subnet, boolean isPublic) {
		String address = isPublic ? this.ec2.allocateAddress().allocationId() : null;
		this.ec2.createNatGateway((request) -> request.subnetId(subnet)
			.allocationId(address)
			.connectivityType(isPublic ? ConnectivityType.PUBLIC : ConnectivityType.PRIVATE)
			.tagSpecifications(tags(ResourceType.NATGATEWAY, step)));
	}

	private String instance(String step, String subnet, InstanceType type, String group) {
		return this.ec2.runInstances((request) -> {
			request.imageId(IMAGE)
				.instanceType(type)
				.minCount(1)
				.maxCount(1)
				.subnetId(id(subnet))
				.securityGroupIds(id(group))
				.iamInstanceProfile((profile) -> profile.name(name("profile")));
			if (step != null) {
				request.tagSpecifications(tags(ResourceType.INSTANCE, step));
			}
		}).instances().get(0).instanceId();
	}

	private void awaitTerminated(String instance) {
		Awaitility.await().atMost(SOON).until(() -> this.console.snapshot(this.lab).find(instance).findAny().isEmpty());
	}

	private String targetGroup(String step, String vpc, TargetTypeEnum type, ProtocolEnum protocol) {
		return this.elb
			.createTargetGroup((request) -> request.name(name(step))
				.targetType(type)
				.protocol(protocol)
				.port(80)
				.vpcId(id(vpc))
				.tags((tag) -> tag.key("Name").value(name(step)), (tag) -> tag.key(Lab.TAG).value(this.lab.id())))
			.targetGroups()
			.get(0)
			.targetGroupArn();
	}

	private String loadBalancer(String step, LoadBalancerSchemeEnum scheme, List<String> subnets, List<String> groups) {
		return this.elb
			.createLoadBalancer((request) -> request.name(name(step))
				.type(LoadBalancerTypeEnum.NETWORK)
				.scheme(scheme)
				.subnets(subnets.stream().map(this::id).toList())
				.securityGroups(groups)
				.tags((tag) -> tag.key("Name").value(name(step)), (tag) -> tag.key(Lab.TAG).value(this.lab.id())))
			.loadBalancers()
			.get(0)
			.loadBalancerArn();
	}

	/**
	 * A load balancer that is not the hands-on's, when it is active.
	 */
	private String otherBalancer() {
		String arn = this.elb
			.createLoadBalancer((request) -> request.name("other")
				.type(LoadBalancerTypeEnum.NETWORK)
				.scheme(LoadBalancerSchemeEnum.INTERNAL)
				.subnets(id("subnet-b-private1")))
			.loadBalancers()
			.get(0)
			.loadBalancerArn();
		Awaitility.await()
			.atMost(SOON)
			.until(() -> this.elb.describeLoadBalancers((request) -> request.loadBalancerArns(arn))
				.loadBalancers()
				.get(0)
				.state()
				.codeAsString()
				.equals("active"));
		return arn;
	}

	private void endpoint(String service, String vpc, String subnet) {
		this.ec2.createVpcEndpoint((request) -> request.vpcEndpointType(VpcEndpointType.INTERFACE)
			.vpcId(vpc)
			.subnetIds(subnet)
			.serviceName(service)
			.tagSpecifications(tags(ResourceType.VPC_ENDPOINT, "endpoint")));
	}

	private TagSpecification tags(ResourceType type, String step) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key("Name").value(name(step)).build(),
					Tag.builder().key(Lab.TAG).value(this.lab.id()).build())
			.build();
	}

	private String name(String step) {
		return this.lab.name(Blueprint.step(step).name());
	}

	private String id(String step) {
		return String.valueOf(this.console.step(this.lab, step).id());
	}

}
