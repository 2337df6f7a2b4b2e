package io.github.privatelinkhandson.provisioning;

import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a learner builds by hand, with the lab's tag on it, counts as the lab's.
 */
@ExtendWith(SharedConsole.class)
class ByHandTests {

	private static final Map<String, String> NETWORKS = Map.of("A", "10.0", "B", "10.1");

	private final TestConsole console;

	private Lab lab;

	private Ec2Client ec2;

	ByHandTests(TestConsole console) {
		this.console = console;
	}

	@BeforeEach
	void open() {
		this.lab = this.console.open(CloudMode.PRACTICE);
		this.ec2 = this.console.aws(this.lab).ec2();
	}

	@Test
	void vpcStageThatWasBuiltByHandIsFoundComplete() {
		side("A", 1);
		side("B", 2);
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.console.commands().check(this.lab.id(), StageKey.VPC))
				.allSatisfy((step) -> assertThat(step.ok()).as(step.toString()).isTrue()));
		LabView view = this.console.view(this.lab);
		assertThat(view.stage(StageKey.VPC).status().key()).isEqualTo("done");
		assertThat(view.stage(StageKey.SERVERS).status().key()).isEqualTo("open");
		assertThat(view.status().key()).isEqualTo("new");

		this.console.commands().buildStage(this.lab.id(), StageKey.SERVERS);
		this.console.awaitReady(this.lab);
		assertThat(this.console.owned(this.lab)).containsEntry("Vpc", 2L).containsEntry("NatGateway", 2L);
		assertThat(this.console.tearDown(this.lab).complete()).isTrue();
		assertThat(this.console.owned(this.lab)).isEmpty();
	}

	@Test
	void whatIsMissingIsBuiltAroundWhatIsThere() {
		String vpc = vpc("A");
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		this.console.awaitReady(this.lab);
		assertThat(this.console.step(this.lab, "vpc-a").id()).isEqualTo(vpc);
		assertThat(this.console.owned(this.lab)).containsEntry("Vpc", 2L);
	}

	private void side(String side, int natZone) {
		String name = "privatelink-" + side + "-";
		String vpc = vpc(side);
		this.ec2.modifyVpcAttribute((request) -> request.vpcId(vpc).enableDnsHostnames((value) -> value.value(true)));
		String gateway = this.ec2
			.createInternetGateway(
					(request) -> request.tagSpecifications(tags(ResourceType.INTERNET_GATEWAY, name + "igw")))
			.internetGateway()
			.internetGatewayId();
		this.ec2.attachInternetGateway((request) -> request.vpcId(vpc).internetGatewayId(gateway));
		String open = table(vpc, name + "rtb-public");
		route(open, gateway);
		String natSubnet = "";
		for (int zone = 1; zone <= 2; zone++) {
			String subnet = subnet(vpc, side, "public", zone);
			associate(subnet, open);
			natSubnet = (zone == natZone) ? subnet : natSubnet;
		}
		String nat = nat(natSubnet, name, natZone);
		for (int zone = 1; zone <= 2; zone++) {
			String table = table(vpc, name + "rtb-private" + zone);
			route(table, nat);
			associate(subnet(vpc, side, "private", zone), table);
		}
	}

	private String vpc(String side) {
		return this.ec2
			.createVpc((request) -> request.cidrBlock(NETWORKS.get(side) + ".0.0/16")
				.tagSpecifications(tags(ResourceType.VPC, "privatelink-" + side + "-vpc")))
			.vpc()
			.vpcId();
	}

	private String subnet(String vpc, String side, String kind, int zone) {
		int third = (kind.equals("public") ? 0 : 128) + (zone - 1) * 16;
		return this.ec2
			.createSubnet((request) -> request.vpcId(vpc)
				.cidrBlock(NETWORKS.get(side) + "." + third + ".0/20")
				.availabilityZone((zone == 1) ? this.lab.zone1() : this.lab.zone2())
				.tagSpecifications(tags(ResourceType.SUBNET, "privatelink-" + side + "-subnet-" + kind + zone)))
			.subnet()
			.subnetId();
	}

	private String table(String vpc, String name) {
		return this.ec2
			.createRouteTable((request) -> request.vpcId(vpc).tagSpecifications(tags(ResourceType.ROUTE_TABLE, name)))
			.routeTable()
			.routeTableId();
	}

	private String nat(String subnet, String name, int zone) {
		String address = this.ec2
			.allocateAddress((request) -> request.tagSpecifications(tags(ResourceType.ELASTIC_IP, name + "eip")))
			.allocationId();
		String nat = this.ec2
			.createNatGateway((request) -> request.subnetId(subnet)
				.allocationId(address)
				.tagSpecifications(tags(ResourceType.NATGATEWAY, name + "nat-public" + zone)))
			.natGateway()
			.natGatewayId();
		Awaitility.await()
			.until(() -> this.ec2.describeNatGateways((request) -> request.natGatewayIds(nat))
				.natGateways()
				.get(0)
				.state() == NatGatewayState.AVAILABLE);
		return nat;
	}

	private void route(String table, String target) {
		this.ec2.createRoute((request) -> {
			request.routeTableId(table).destinationCidrBlock("0.0.0.0/0");
			if (target.startsWith("nat-")) {
				request.natGatewayId(target);
			}
			else {
				request.gatewayId(target);
			}
		});
	}

	private void associate(String subnet, String table) {
		this.ec2.associateRouteTable((request) -> request.subnetId(subnet).routeTableId(table));
	}

	private TagSpecification tags(ResourceType type, String name) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key("Name").value(name).build(),
					Tag.builder().key(Lab.TAG).value(this.lab.id()).build())
			.build();
	}

}
