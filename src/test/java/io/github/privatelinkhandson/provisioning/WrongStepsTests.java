package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mistake made by hand makes a step wrong, names what is wrong, keeps its stage from
 * being done, and is corrected by a repair.
 */
@ExtendWith(SharedConsole.class)
class WrongStepsTests {

	private static final String ANYWHERE = "0.0.0.0/0";

	private final TestConsole console;

	private Lab lab;

	private Ec2Client ec2;

	private ElasticLoadBalancingV2Client elb;

	WrongStepsTests(TestConsole console) {
		this.console = console;
	}

	@Test
	void changesByHandAreWrongUntilTheyAreRepaired() {
		build(StageKey.APPROVAL);
		changes().forEach((mistake, change) -> {
			String[] parts = mistake.split(" ");
			change.run();
			assertWrong(parts[0], parts[1]);
			this.console.commands().repair(this.lab.id());
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(checked(parts[0]).ok()).as(mistake).isTrue());
			this.console.awaitReady(this.lab);
		});
		assertThat(this.console.commands().check(this.lab.id())).allMatch(CheckedStep::ok);
	}

	@Test
	void buildingGoesOnWithoutWhatIsWrongAndARepairReplacesIt() {
		build(StageKey.ENDPOINT_SERVICE);
		String endpoint = endpointIn("vpc-b", "subnet-b-private1");
		assertWrong("endpoint", "endpoint-in-provider-vpc");
		assertThat(this.console.step(this.lab, "endpoint").error().message()).contains(id("vpc-a"), id("vpc-b"));
		this.console.commands().run(this.lab.id(), StageKey.APPROVAL);
		LabView view = this.console.await(this.lab, (now) -> now.status().key().equals("failed"));
		assertThat(view.step("endpoint").id()).isEqualTo(endpoint);
		assertThat(view.step("endpoint").status()).isEqualTo(StepStatus.WRONG);
		assertThat(view.step("acceptance").status()).isEqualTo(StepStatus.PENDING);
		assertThat(view.causes()).extracting(LabView.Step::key).containsExactly("endpoint");
		this.console.commands().repair(this.lab.id());
		view = this.console.awaitReady(this.lab);
		assertThat(view.step("endpoint").id()).isNotEqualTo(endpoint);
		assertThat(view.stage(StageKey.APPROVAL).status()).isEqualTo(StageStatus.DONE);
	}

	@Test
	void whatIsWrongInAStageIsRepairedWithThatStage() {
		build(StageKey.ENDPOINT_SERVICE);
		this.ec2.modifyVpcEndpointServiceConfiguration(
				(request) -> request.serviceId(id("endpoint-service")).acceptanceRequired(false));
		assertWrong("endpoint-service", "service-accepts-all");
		this.console.commands().repair(this.lab.id(), StageKey.ENDPOINT_SERVICE);
		this.console.awaitReady(this.lab);
		assertThat(checked("endpoint-service").ok()).isTrue();
		assertThat(this.console.lab(this.lab.id()).goal()).isEqualTo(StageKey.ENDPOINT_SERVICE);
	}

	@Test
	void wrongResourceThatIsDeletedByHandIsToBeCreated() {
		build(StageKey.VPC);
		String group = this.ec2
			.createSecurityGroup((request) -> request.groupName(this.lab.name("EC2-A-sg"))
				.description("by hand")
				.vpcId(id("vpc-b"))
				.tagSpecifications(tags(ResourceType.SECURITY_GROUP, "EC2-A-sg")))
			.groupId();
		assertWrong("sg-ec2-a", "group-in-other-vpc");
		this.ec2.deleteSecurityGroup((request) -> request.groupId(group));
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(checked("sg-ec2-a").hint()).isEqualTo("missing"));
		assertThat(this.console.step(this.lab, "sg-ec2-a").status()).isEqualTo(StepStatus.PENDING);
	}

	/**
	 * Changes by hand, by the step and the code of the mistake.
	 */
	private Map<String, Runnable> changes() {
		Map<String, Runnable> changes = new LinkedHashMap<>();
		changes.put("route-a-private1 private-route-to-internet-gateway",
				() -> this.ec2.replaceRoute((request) -> request.routeTableId(id("rtb-a-private1"))
					.destinationCidrBlock(ANYWHERE)
					.gatewayId(id("igw-a"))));
		changes.put("assoc-b-private2 subnet-with-other-table", () -> this.ec2.replaceRouteTableAssociation(
				(request) -> request.associationId(id("assoc-b-private2")).routeTableId(id("rtb-b-public"))));
		changes.put("dns-a dns-support-off", () -> this.ec2.modifyVpcAttribute(
				(request) -> request.vpcId(id("vpc-a")).enableDnsSupport((value) -> value.value(false))));
		changes.put("sg-ec2-b-ingress rule-other-port", () -> replaceRule("sg-ec2-b-ingress", "sg-ec2-b",
				permission(443).userIdGroupPairs((pair) -> pair.groupId(id("sg-nlb"))).build()));
		changes.put("sg-endpoint-ingress rule-other-source", () -> replaceRule("sg-endpoint-ingress", "sg-endpoint",
				permission(80).ipRanges((range) -> range.cidrIp("10.0.0.0/16")).build()));
		changes.put("sg-ec2-b-ingress rule-other-direction", () -> {
			revoke("sg-ec2-b-ingress", "sg-ec2-b");
			this.ec2.revokeSecurityGroupIngress((request) -> request.groupId(id("sg-ec2-b"))
				.ipPermissions(permission(443).userIdGroupPairs((pair) -> pair.groupId(id("sg-nlb"))).build()));
			this.ec2.authorizeSecurityGroupEgress((request) -> request.groupId(id("sg-ec2-b"))
				.ipPermissions(permission(80).userIdGroupPairs((pair) -> pair.groupId(id("sg-nlb"))).build()));
		});
		changes.put("ec2-a instance-without-group", () -> this.ec2
			.modifyInstanceAttribute((request) -> request.instanceId(id("ec2-a")).groups(defaultGroup("vpc-a"))));
		changes.put("ec2-a instance-without-profile", this::disassociateProfile);
		changes.put("role role-trusts-other",
				() -> this.console.aws(this.lab)
					.iam()
					.updateAssumeRolePolicy((request) -> request.roleName(id("role")).policyDocument("""
							{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
							"Principal": {"Service": "lambda.amazonaws.com"}}]}""")));
		changes.put("target-group target-group-health-check", () -> this.elb.modifyTargetGroup(
				(request) -> request.targetGroupArn(id("target-group")).healthCheckPath("/health.html")));
		changes.put("target target-other-port", () -> {
			this.elb.deregisterTargets((request) -> request.targetGroupArn(id("target-group"))
				.targets((target) -> target.id(id("ec2-b")).port(80)));
			this.elb.registerTargets((request) -> request.targetGroupArn(id("target-group"))
				.targets((target) -> target.id(id("ec2-b")).port(8080)));
		});
		changes.put("nlb nlb-without-group", () -> this.elb
			.setSecurityGroups((request) -> request.loadBalancerArn(id("nlb")).securityGroups(defaultGroup("vpc-b"))));
		changes.put("listener listener-other-port",
				() -> this.elb.modifyListener((request) -> request.listenerArn(id("listener")).port(8080)));
		changes.put("route-a-public route-to-other-target",
				() -> this.ec2.replaceRoute((request) -> request.routeTableId(id("rtb-a-public"))
					.destinationCidrBlock(ANYWHERE)
					.natGatewayId(id("nat-a"))));
		changes.put("listener listener-other-target-group", () -> {
			String other = this.elb
				.createTargetGroup((request) -> request.name("other").protocol("TCP").port(80).vpcId(id("vpc-b")))
				.targetGroups()
				.get(0)
				.targetGroupArn();
			this.elb.modifyListener((request) -> request.listenerArn(id("listener"))
				.defaultActions((action) -> action.type("forward").targetGroupArn(other)));
		});
		changes.put("endpoint-service service-accepts-all", () -> this.ec2.modifyVpcEndpointServiceConfiguration(
				(request) -> request.serviceId(id("endpoint-service")).acceptanceRequired(false)));
		changes.put("endpoint endpoint-without-group",
				() -> this.ec2.modifyVpcEndpoint((request) -> request.vpcEndpointId(id("endpoint"))
					.addSecurityGroupIds(defaultGroup("vpc-a"))
					.removeSecurityGroupIds(id("sg-endpoint"))));
		changes.put("endpoint endpoint-in-other-subnet",
				() -> this.ec2.modifyVpcEndpoint((request) -> request.vpcEndpointId(id("endpoint"))
					.addSubnetIds(id("subnet-a-private2"))
					.removeSubnetIds(id("subnet-a-private1"))));
		return changes;
	}

	private void build(StageKey through) {
		this.lab = this.console.built(through);
		this.ec2 = this.console.aws(this.lab).ec2();
		this.elb = this.console.aws(this.lab).elb();
	}

	private void assertWrong(String step, String code) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(checked(step).hint()).as(step + " " + code).isEqualTo(code));
		LabView view = this.console.view(this.lab);
		assertThat(view.step(step).status()).isEqualTo(StepStatus.WRONG);
		assertThat(view.step(step).error().code()).isEqualTo(code);
		assertThat(view.step(step).error().message()).contains("expected");
		assertThat(view.stage(Blueprint.step(step).stage()).status()).isEqualTo(StageStatus.FAILED);
	}

	private CheckedStep checked(String step) {
		return this.console.commands()
			.check(this.lab.id(), Blueprint.step(step).stage())
			.stream()
			.filter((checked) -> checked.step().equals(step))
			.findFirst()
			.orElseThrow();
	}

	private void replaceRule(String rule, String group, IpPermission permission) {
		revoke(rule, group);
		this.ec2
			.authorizeSecurityGroupIngress((request) -> request.groupId(id(group)).ipPermissions(List.of(permission)));
	}

	private void revoke(String rule, String group) {
		this.ec2.revokeSecurityGroupIngress(
				(request) -> request.groupId(id(group)).securityGroupRuleIds(List.of(id(rule))));
	}

	private static IpPermission.Builder permission(int port) {
		return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port);
	}

	private void disassociateProfile() {
		this.ec2
			.describeIamInstanceProfileAssociations(
					(request) -> request.filters((filter) -> filter.name("instance-id").values(id("ec2-a"))))
			.iamInstanceProfileAssociations()
			.forEach((association) -> this.ec2
				.disassociateIamInstanceProfile((request) -> request.associationId(association.associationId())));
	}

	private String defaultGroup(String vpc) {
		return this.ec2
			.describeSecurityGroups((request) -> request.filters((filter) -> filter.name("vpc-id").values(id(vpc)),
					(filter) -> filter.name("group-name").values("default")))
			.securityGroups()
			.get(0)
			.groupId();
	}

	private String endpointIn(String vpc, String subnet) {
		return this.ec2
			.createVpcEndpoint((request) -> request.vpcEndpointType(VpcEndpointType.INTERFACE)
				.vpcId(id(vpc))
				.subnetIds(id(subnet))
				.serviceName(this.console.view(this.lab).outputs().serviceName())
				.tagSpecifications(tags(ResourceType.VPC_ENDPOINT, "privatelink-A-vpce")))
			.vpcEndpoint()
			.vpcEndpointId();
	}

	private TagSpecification tags(ResourceType type, String name) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key("Name").value(this.lab.name(name)).build(),
					Tag.builder().key(Lab.TAG).value(this.lab.id()).build())
			.build();
	}

	private String id(String step) {
		return this.console.step(this.lab, step).id();
	}

}
