package io.github.privatelinkhandson.stage;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointConnection;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.InsightsPath;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.InstanceProfile;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Role;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.observation.model.Vpc;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every stage builds what the article has: names and settings as in the hands-on's facts.
 */
@ExtendWith(SharedConsole.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StageTests {

	private TestConsole console;

	private Lab lab;

	private Snapshot snapshot;

	@BeforeAll
	void build(TestConsole shared) {
		this.console = shared;
		this.lab = shared.built(StageKey.CONNECTION);
		this.snapshot = shared.snapshot(this.lab);
	}

	@Test
	void vpcStageBuildsBothVpcsAsTheConsolesWizardDoes() {
		assertThat(cidr("privatelink-A-vpc")).isEqualTo("10.0.0.0/16");
		assertThat(cidr("privatelink-B-vpc")).isEqualTo("10.1.0.0/16");
		for (String side : List.of("A", "B")) {
			String name = "privatelink-" + side + "-";
			Vpc vpc = one(Vpc.class, name + "vpc");
			assertThat(one(InternetGateway.class, name + "igw").vpcId()).isEqualTo(vpc.id());
			for (int zone = 1; zone <= 2; zone++) {
				String inZone = (zone == 1) ? "ap-northeast-1a" : "ap-northeast-1c";
				assertThat(one(Subnet.class, name + "subnet-public" + zone).zone()).isEqualTo(inZone);
				assertThat(one(Subnet.class, name + "subnet-private" + zone).zone()).isEqualTo(inZone);
				assertThat(wayOut(name + "rtb-public", name + "subnet-public" + zone))
					.isEqualTo(one(InternetGateway.class, name + "igw").id());
			}
		}
	}

	@Test
	void privateSubnetsLeadOutThroughTheOneNatGatewayOfTheirVpc() {
		NatGateway natOfA = one(NatGateway.class, "privatelink-A-nat-public1");
		NatGateway natOfB = one(NatGateway.class, "privatelink-B-nat-public2");
		assertThat(natOfA.subnetId()).isEqualTo(one(Subnet.class, "privatelink-A-subnet-public1").id());
		assertThat(natOfB.subnetId()).isEqualTo(one(Subnet.class, "privatelink-B-subnet-public2").id());
		for (int zone = 1; zone <= 2; zone++) {
			assertThat(wayOut("privatelink-A-rtb-private" + zone, "privatelink-A-subnet-private" + zone))
				.isEqualTo(natOfA.id());
			assertThat(wayOut("privatelink-B-rtb-private" + zone, "privatelink-B-subnet-private" + zone))
				.isEqualTo(natOfB.id());
		}
	}

	@Test
	void serversStageStartsBothInstancesWithTheRoleInTheirZones() {
		Instance a = one(Instance.class, "EC2-A");
		Instance b = one(Instance.class, "EC2-B");
		assertThat(a.subnetId()).isEqualTo(one(Subnet.class, "privatelink-A-subnet-private1").id());
		assertThat(b.subnetId()).isEqualTo(one(Subnet.class, "privatelink-B-subnet-private2").id());
		assertThat(a.groups()).containsExactly(one(SecurityGroup.class, "EC2-A-sg").id());
		assertThat(b.groups()).containsExactly(one(SecurityGroup.class, "EC2-B-sg").id());
		InstanceProfile profile = one(InstanceProfile.class, "SSM-role");
		assertThat(List.of(a, b)).extracting(Instance::instanceProfileArn).containsOnly(profile.arn());
		assertThat(profile.roleNames()).containsExactly("SSM-role");
		assertThat(one(Role.class, "SSM-role").policyArns())
			.containsExactly("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore");
		assertThat(ingress("EC2-A-sg")).isEmpty();
		assertThat(output("web-server")).endsWith("Hello!\n");
	}

	@Test
	void loadBalancerStagePutsTheNlbInFrontOfTheServer() {
		LoadBalancer nlb = one(LoadBalancer.class, "NLB-B");
		TargetGroup group = one(TargetGroup.class, "NLB-B-tg");
		assertThat(nlb.nodes()).extracting(LoadBalancer.Node::subnetId)
			.containsExactlyInAnyOrder(one(Subnet.class, "privatelink-B-subnet-private1").id(),
					one(Subnet.class, "privatelink-B-subnet-private2").id());
		assertThat(nlb.groups()).containsExactly(one(SecurityGroup.class, "NLB-B-sg").id());
		assertThat(nlb.listeners()).singleElement().satisfies((listener) -> {
			assertThat(listener.protocol()).isEqualTo("TCP");
			assertThat(listener.port()).isEqualTo(80);
			assertThat(listener.targetGroupArns()).containsExactly(group.id());
		});
		assertThat(group.healthCheck().protocol()).isEqualTo("HTTP");
		assertThat(group.healthCheck().path()).isEqualTo("/index.html");
		assertThat(group.targets()).singleElement().satisfies((target) -> {
			assertThat(target.targetId()).isEqualTo(one(Instance.class, "EC2-B").id());
			assertThat(target.state()).isEqualTo("healthy");
		});
	}

	@Test
	void securityGroupsLetInWhatTheArticleSaysAndTheNlbsNothing() {
		assertThat(ingress("NLB-B-sg")).isEmpty();
		assertThat(ingress("EC2-B-sg")).singleElement()
			.satisfies((rule) -> assertHttpFrom(rule, one(SecurityGroup.class, "NLB-B-sg")));
		assertThat(ingress("privatelink-A-vpce-sg")).singleElement()
			.satisfies((rule) -> assertHttpFrom(rule, one(SecurityGroup.class, "EC2-A-sg")));
	}

	@Test
	void endpointServiceAndEndpointAreConnectedByApproval() {
		EndpointService service = one(EndpointService.class, "privatelink-B-vpces");
		assertThat(service.acceptanceRequired()).isTrue();
		assertThat(service.loadBalancerArns()).containsExactly(one(LoadBalancer.class, "NLB-B").id());
		Endpoint endpoint = one(Endpoint.class, "privatelink-A-vpce");
		assertThat(endpoint.serviceName()).isEqualTo(service.serviceName());
		assertThat(endpoint.vpcId()).isEqualTo(one(Vpc.class, "privatelink-A-vpc").id());
		assertThat(endpoint.subnetIds()).containsExactly(one(Subnet.class, "privatelink-A-subnet-private1").id());
		assertThat(endpoint.groups()).containsExactly(one(SecurityGroup.class, "privatelink-A-vpce-sg").id());
		assertThat(this.snapshot.all(EndpointConnection.class)).singleElement()
			.satisfies((connection) -> assertThat(connection.state()).isEqualTo("available"));
	}

	@Test
	void reachabilityStageMeetsBothPlannedFailuresAndFixesThem() {
		InsightsPath path = one(InsightsPath.class, "EC2A-B");
		assertThat(path.source()).isEqualTo(one(Instance.class, "EC2-A").id());
		assertThat(path.destination()).isEqualTo(one(Instance.class, "EC2-B").id());
		assertThat(path.protocol()).isEqualTo("tcp");
		List<AnalysisView> runs = this.console.bean(PathAnalyses.class).all(this.lab.id());
		assertThat(runs).extracting(AnalysisView::reachable).containsExactly(false, false, true);
		assertThat(runs.get(0).explanations().get(0).code()).isEqualTo("ENI_SG_RULES_MISMATCH");
		assertThat(runs.get(1).explanations().get(0).code()).isEqualTo("ELBV2_LISTENERS_MISMATCH");
		LoadBalancer nlb = one(LoadBalancer.class, "NLB-B");
		assertThat(nlb.enforcesOnPrivateLink()).isFalse();
		assertThat(nlb.crossZone()).isTrue();
	}

	@Test
	void connectionStageFindsTheEndpointsAddressAndThePage() {
		String address = this.snapshot
			.find(NetworkInterface.class, one(Endpoint.class, "privatelink-A-vpce").networkInterfaceIds().get(0))
			.orElseThrow()
			.privateIp();
		assertThat(output("dig")).contains(address);
		assertThat(output("curl")).isEqualTo("Hello!\n");
	}

	@Test
	void everythingCarriesNameLabAndWorkshop() {
		assertThat(this.console.owned(this.lab)).isEqualTo(TestConsole.wholeLab());
		assertThat(this.snapshot.all().filter((one) -> one.tags().containsKey(Lab.TAG))).allSatisfy((resource) -> {
			assertThat(resource.tags()).containsKeys("Name", StageContext.WORKSHOP_TAG);
			assertThat(resource.tags()).containsEntry(Lab.TAG, this.lab.id());
		});
	}

	private String cidr(String vpc) {
		return one(Vpc.class, vpc).cidr();
	}

	/**
	 * Where a subnet's table leads to; the subnet must use that table.
	 */
	private String wayOut(String table, String subnet) {
		RouteTable found = one(RouteTable.class, table);
		assertThat(found.associations()).extracting(RouteTable.Association::subnetId)
			.contains(one(Subnet.class, subnet).id());
		Map<String, String> routes = found.routes()
			.stream()
			.collect(Collectors.toMap(RouteTable.Route::destinationCidr, RouteTable.Route::target));
		return routes.get("0.0.0.0/0");
	}

	private List<SecurityGroup.Rule> ingress(String group) {
		return one(SecurityGroup.class, group).rules().stream().filter((rule) -> !rule.egress()).toList();
	}

	private static void assertHttpFrom(SecurityGroup.Rule rule, SecurityGroup from) {
		assertThat(rule.protocol()).isEqualTo("tcp");
		assertThat(rule.fromPort()).isEqualTo(80);
		assertThat(rule.toPort()).isEqualTo(80);
		assertThat(rule.referencedGroupId()).isEqualTo(from.id());
	}

	private String output(String step) {
		return this.console.bean(InstanceCommands.class)
			.all(this.lab.id())
			.stream()
			.filter((command) -> step.equals(command.step()))
			.findFirst()
			.orElseThrow()
			.stdout();
	}

	private <T extends ObservedResource> T one(Class<T> type, String name) {
		List<T> found = this.snapshot.tagged(type, "Name", name).toList();
		assertThat(found).as(name).hasSize(1);
		return found.get(0);
	}

}
