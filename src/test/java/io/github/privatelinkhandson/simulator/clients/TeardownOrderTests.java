package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is being deleted still holds what it used, until it is gone; then the next step of
 * the teardown succeeds, and in the end nothing is left.
 */
@SpringBootTest(classes = PracticeApp.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "handson.practice.port=-1", "handson.practice.speed=100000",
				"spring.datasource.url=jdbc:h2:mem:fast;DB_CLOSE_DELAY=-1" })
class TeardownOrderTests {

	private static final Duration A_WHILE = Duration.ofMillis(20);

	private static final String DEPENDENCY = "DependencyViolation";

	@Autowired
	private PracticeAws aws;

	@Autowired
	private TestClock clock;

	@Test
	void eachStepWaitsForTheOneBefore() throws Throwable {
		this.clock.stop();
		Clients clients = Clients.of(this.aws, this.aws.newAccount());
		List<SdkPojo> before = Inventory.left(clients);
		FinishedLab lab = FinishedLab.build(clients, this::pass);
		removeInsights(lab);
		removePrivateLink(lab);
		removeLoadBalancers(lab);
		removeServers(lab);
		removeNetwork(lab, "A");
		removeNetwork(lab, "B");
		removeRole(lab);
		assertThat(Inventory.left(clients)).containsExactlyInAnyOrderElementsOf(before);
	}

	private void pass() {
		this.clock.pass(A_WHILE);
	}

	private static void refused(String code, Executable call) throws Throwable {
		Refusal.of(code, "what comes too early", call).check();
	}

	private void removeInsights(FinishedLab lab) throws Throwable {
		Executable path = () -> lab.ec2().deleteNetworkInsightsPath((r) -> r.networkInsightsPathId(lab.id("path")));
		refused("AnalysisExistsForNetworkInsightsPath", path);
		lab.ec2().deleteNetworkInsightsAnalysis((r) -> r.networkInsightsAnalysisId(lab.id("analysis")));
		path.execute();
	}

	private void removePrivateLink(FinishedLab lab) throws Throwable {
		Ec2Client ec2 = lab.ec2();
		Executable group = () -> ec2.deleteSecurityGroup((r) -> r.groupId(lab.id("privatelink-A-vpce-sg")));
		Executable balancer = () -> lab.elb().deleteLoadBalancer((r) -> r.loadBalancerArn(lab.id("nlb")));
		ec2.deleteVpcEndpoints((r) -> r.vpcEndpointIds(lab.id("endpoint"), lab.id("rejected endpoint")));
		assertThat(ec2.describeVpcEndpoints().vpcEndpoints()).hasSize(2)
			.allMatch((endpoint) -> endpoint.stateAsString().equals("deleting"));
		refused(DEPENDENCY, group);
		refused(DEPENDENCY, () -> ec2.deleteSubnet((r) -> r.subnetId(lab.id("private c A"))));
		pass();
		refused("InvalidVpcEndpointId.NotFound",
				() -> ec2.describeVpcEndpoints((r) -> r.vpcEndpointIds(lab.id("endpoint"))));
		group.execute();
		refused("ResourceInUse", balancer);
		assertThat(ec2.deleteVpcEndpointServiceConfigurations((r) -> r.serviceIds(lab.id("service"))).unsuccessful())
			.isEmpty();
		pass();
		balancer.execute();
		balancer.execute();
	}

	private void removeLoadBalancers(FinishedLab lab) throws Throwable {
		ElasticLoadBalancingV2Client elb = lab.elb();
		elb.deleteLoadBalancer((r) -> r.loadBalancerArn(lab.id("nlb without group")));
		refused("LoadBalancerNotFound", () -> elb.describeLoadBalancers((r) -> r.names("NLB-B")));
		elb.deleteTargetGroup((r) -> r.targetGroupArn(lab.id("target group")));
		String rule = lab.id("rule");
		lab.ec2().revokeSecurityGroupIngress((r) -> r.groupId(lab.id("EC2-B-sg")).securityGroupRuleIds(rule));
		Executable group = () -> lab.ec2().deleteSecurityGroup((r) -> r.groupId(lab.id("NLB-B-sg")));
		refused(DEPENDENCY, group);
		refused(DEPENDENCY, () -> lab.ec2().deleteSubnet((r) -> r.subnetId(lab.id("private a B"))));
		pass();
		group.execute();
	}

	private void removeServers(FinishedLab lab) throws Throwable {
		Ec2Client ec2 = lab.ec2();
		ec2.terminateInstances((r) -> r.instanceIds(lab.id("EC2-A"), lab.id("EC2-B")));
		for (String name : List.of("EC2-A-sg", "EC2-B-sg")) {
			refused(DEPENDENCY, () -> ec2.deleteSecurityGroup((r) -> r.groupId(lab.id(name))));
		}
		pass();
		for (String name : List.of("EC2-A-sg", "EC2-B-sg")) {
			ec2.deleteSecurityGroup((r) -> r.groupId(lab.id(name)));
		}
	}

	private void removeNetwork(FinishedLab lab, String name) throws Throwable {
		Ec2Client ec2 = lab.ec2();
		Executable address = () -> ec2.releaseAddress((r) -> r.allocationId(lab.id("eip " + name)));
		Executable detach = () -> ec2
			.detachInternetGateway((r) -> r.internetGatewayId(lab.id("igw " + name)).vpcId(lab.id("vpc " + name)));
		Executable vpc = () -> ec2.deleteVpc((r) -> r.vpcId(lab.id("vpc " + name)));
		ec2.deleteNatGateway((r) -> r.natGatewayId(lab.id("nat " + name)));
		refused("InvalidIPAddress.InUse", address);
		refused(DEPENDENCY, detach);
		refused(DEPENDENCY, () -> ec2.deleteSubnet((r) -> r.subnetId(lab.id("public " + name))));
		pass();
		address.execute();
		refused(DEPENDENCY, () -> ec2.deleteInternetGateway((r) -> r.internetGatewayId(lab.id("igw " + name))));
		detach.execute();
		ec2.deleteInternetGateway((r) -> r.internetGatewayId(lab.id("igw " + name)));
		Executable table = () -> ec2.deleteRouteTable((r) -> r.routeTableId(lab.id("public table " + name)));
		refused(DEPENDENCY, table);
		ec2.disassociateRouteTable((r) -> r.associationId(lab.id("association " + name)));
		refused(DEPENDENCY, vpc);
		for (String subnet : List.of("public ", "private a ", "private c ", "private d ")) {
			ec2.deleteSubnet((r) -> r.subnetId(lab.id(subnet + name)));
		}
		refused(DEPENDENCY, vpc);
		table.execute();
		vpc.execute();
		refused("InvalidVpcID.NotFound", vpc);
	}

	private void removeRole(FinishedLab lab) throws Throwable {
		var iam = lab.clients().iam();
		Executable role = () -> iam.deleteRole((r) -> r.roleName("SSM-role"));
		Executable profile = () -> iam.deleteInstanceProfile((r) -> r.instanceProfileName("SSM-role"));
		new Refusal("a role in use", 409, "DeleteConflict", role).check();
		new Refusal("a profile in use", 409, "DeleteConflict", profile).check();
		iam.removeRoleFromInstanceProfile((r) -> r.instanceProfileName("SSM-role").roleName("SSM-role"));
		new Refusal("a role with a policy", 409, "DeleteConflict", role).check();
		profile.execute();
		iam.detachRolePolicy((r) -> r.roleName("SSM-role").policyArn(FinishedLab.CORE));
		role.execute();
		new Refusal("a role that is gone", 404, "NoSuchEntity", role).check();
	}

}
