package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.TrafficType;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The records of flow logs: what each network interface saw of a connection.
 */
@RealTimeTest
class FlowLogTests {

	@Autowired
	private PracticeAws aws;

	@Autowired
	private ResourceStore store;

	@Autowired
	private TestClock clock;

	private FinishedLab lab;

	private Ec2Client ec2;

	private Instance client;

	private Instance server;

	private String group;

	private String role;

	@BeforeEach
	void build() {
		this.clock.stop();
		this.lab = FinishedLab.build(Clients.of(this.aws, this.aws.newAccount()), () -> pass(10));
		this.ec2 = this.lab.ec2();
		TestQuotas.set(this.store, this.lab.clients().account().id(), Clients.REGION, Quota.STANDARD_CPUS, 32);
		this.group = this.ec2
			.createSecurityGroup((r) -> r.groupName("web").description("web").vpcId(this.lab.id("vpc A")))
			.groupId();
		this.ec2.authorizeSecurityGroupIngress(
				(r) -> r.groupId(this.group).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("10.0.0.0/16"));
		String made = this.ec2
			.runInstances((r) -> r.imageId(FinishedLab.IMAGE)
				.instanceType("t3.micro")
				.minCount(1)
				.maxCount(1)
				.subnetId(this.lab.id("private c A"))
				.securityGroupIds(this.group)
				.iamInstanceProfile((profile) -> profile.name("SSM-role")))
			.instances()
			.get(0)
			.instanceId();
		pass(10);
		this.server = instance(made);
		this.client = instance(this.lab.id("EC2-A"));
		run(this.server.instanceId(), "dnf install -y httpd; systemctl start httpd");
		pass(10);
		this.role = TestFlowLogs.role(this.lab.clients().iam());
		this.lab.clients().logs().createLogGroup((r) -> r.logGroupName("flows"));
	}

	@Test
	void acceptedConnectionIsRecordedAtBothInterfacesSomeMinutesLater() {
		monitor(TrafficType.ALL);
		curl(this.server);
		pass(3);
		assertThat(web()).isEmpty();
		pass(5);
		String account = this.lab.clients().account().id();
		String from = this.client.privateIpAddress();
		String to = this.server.privateIpAddress();
		for (Instance at : List.of(this.client, this.server)) {
			List<String> records = web(card(at) + "-all");
			assertThat(records).hasSize(2);
			assertThat(records.get(0))
				.matches("2 %s %s %s %s \\d+ 80 6 6 392 \\d+ \\d+ ACCEPT OK".formatted(account, card(at), from, to));
			assertThat(records.get(1))
				.matches("2 %s %s %s %s 80 \\d+ 6 5 586 \\d+ \\d+ ACCEPT OK".formatted(account, card(at), to, from));
			assertThat(records.get(0).split(" ")[5]).isEqualTo(records.get(1).split(" ")[6]);
		}
	}

	@Test
	void whatASecurityGroupDoesNotAdmitIsRejectedAtTheReceiverOnly() {
		monitor(TrafficType.REJECT);
		this.ec2.revokeSecurityGroupIngress(
				(r) -> r.groupId(this.group).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("10.0.0.0/16"));
		curl(this.server);
		pass(10);
		assertThat(web()).hasSize(1);
		assertThat(web(card(this.server) + "-reject").get(0)).matches(".* \\d+ 80 6 3 180 \\d+ \\d+ REJECT OK");
	}

	@Test
	void answerThatANetworkAclDoesNotLetOutIsRejectedAfterItsRequestWasAccepted() {
		monitor(TrafficType.ALL);
		String acl = this.ec2.createNetworkAcl((r) -> r.vpcId(this.lab.id("vpc A"))).networkAcl().networkAclId();
		entry(acl, 100, false, RuleAction.ALLOW, "0.0.0.0/0");
		entry(acl, 50, true, RuleAction.DENY, this.client.privateIpAddress() + "/32");
		entry(acl, 100, true, RuleAction.ALLOW, "0.0.0.0/0");
		String association = this.ec2
			.describeNetworkAcls(
					(r) -> r.filters((f) -> f.name("association.subnet-id").values(this.server.subnetId())))
			.networkAcls()
			.get(0)
			.associations()
			.stream()
			.filter((one) -> one.subnetId().equals(this.server.subnetId()))
			.findFirst()
			.orElseThrow()
			.networkAclAssociationId();
		this.ec2.replaceNetworkAclAssociation((r) -> r.associationId(association).networkAclId(acl));
		curl(this.server);
		pass(10);
		assertThat(web(card(this.server) + "-all")).satisfiesExactly(
				(request) -> assertThat(request).matches(".* \\d+ 80 6 3 180 \\d+ \\d+ ACCEPT OK"),
				(answer) -> assertThat(answer).matches(".* 80 \\d+ 6 3 180 \\d+ \\d+ REJECT OK"));
		assertThat(web(card(this.client) + "-all")).hasSize(1).allMatch((request) -> request.endsWith(" ACCEPT OK"));
	}

	@Test
	void refusedConnectionIsAnsweredByAReset() {
		monitor(TrafficType.ALL, (r) -> r.logFormat("${flow-direction} ${dstport} ${tcp-flags} ${packets} ${version} "
				+ "${az-id} ${subnet-id} ${instance-id} ${type} ${pkt-srcaddr} ${traffic-path}"));
		run(this.server.instanceId(), "systemctl stop httpd");
		curl(this.server);
		pass(10);
		String from = this.client.privateIpAddress();
		assertThat(records(card(this.server) + "-all"))
			.contains("ingress 80 2 1 5 apne1-az1 %s %s IPv4 %s -".formatted(this.server.subnetId(),
					this.server.instanceId(), from))
			.anyMatch((record) -> record.matches(
					"egress \\d{5} 4 1 5 apne1-az1 .* %s -".formatted(Pattern.quote(this.server.privateIpAddress()))));
	}

	@Test
	void connectionThroughAnEndpointIsRecordedOnBothSides() {
		this.lab.clients()
			.elb()
			.modifyLoadBalancerAttributes((r) -> r.loadBalancerArn(this.lab.id("nlb"))
				.attributes((a) -> a.key("load_balancing.cross_zone.enabled").value("true")));
		this.lab.clients()
			.elb()
			.setSecurityGroups((r) -> r.loadBalancerArn(this.lab.id("nlb"))
				.securityGroups(this.lab.id("NLB-B-sg"))
				.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off"));
		run(this.lab.id("EC2-B"), "dnf install -y httpd; systemctl start httpd");
		pass(10);
		monitor(TrafficType.ALL);
		this.lab.clients().elb().describeTargetHealth((r) -> r.targetGroupArn(this.lab.id("target group")));
		String endpoint = this.ec2.describeVpcEndpoints((r) -> r.vpcEndpointIds(this.lab.id("endpoint")))
			.vpcEndpoints()
			.get(0)
			.dnsEntries()
			.get(0)
			.dnsName();
		run(this.client.instanceId(), "curl -s --max-time 5 http://%s/".formatted(endpoint));
		pass(20);
		assertThat(web(card(this.client) + "-all")).hasSize(2).allMatch((record) -> record.endsWith(" ACCEPT OK"));
		assertThat(web(card(instance(this.lab.id("EC2-B"))) + "-all"))
			.anyMatch((record) -> record.matches(".* \\d+ 80 6 6 392 .*"))
			.allMatch((record) -> record.endsWith(" ACCEPT OK"));
		assertThat(this.lab.clients().logs().describeLogStreams((r) -> r.logGroupName("flows")).logStreams())
			.hasSizeGreaterThanOrEqualTo(4);
	}

	@Test
	void natGatewaySeesItsOwnAddressAndTheInterfaceThatOfTheInternet() {
		monitor(TrafficType.ALL,
				(r) -> r.logFormat("${interface-id} ${srcaddr} ${dstaddr} ${pkt-dstaddr} ${dstport} ${action}"));
		run(this.client.instanceId(), "curl -s --max-time 5 http://example.com/");
		pass(20);
		String nat = this.ec2.describeNatGateways((r) -> r.natGatewayIds(this.lab.id("nat A")))
			.natGateways()
			.get(0)
			.natGatewayAddresses()
			.get(0)
			.networkInterfaceId();
		String address = this.ec2.describeNetworkInterfaces((r) -> r.networkInterfaceIds(nat))
			.networkInterfaces()
			.get(0)
			.privateIpAddress();
		String from = this.client.privateIpAddress();
		assertThat(records(nat + "-all"))
			.anyMatch((record) -> record.matches("%s %s %s 52\\S+ 80 ACCEPT".formatted(nat, from, address)))
			.anyMatch((record) -> record.matches("%s %s 52\\S+ 52\\S+ 80 ACCEPT".formatted(nat, address)));
	}

	@Test
	void nothingIsDeliveredWithoutPermission() {
		monitor(TrafficType.ALL);
		this.lab.clients().iam().deleteRolePolicy((r) -> r.roleName("flow-logs").policyName("publish"));
		FlowLog log = this.ec2.describeFlowLogs().flowLogs().get(0);
		assertThat(log.deliverLogsStatus()).isEqualTo("FAILED");
		assertThat(log.deliverLogsErrorMessage()).isEqualTo("Access error");
		curl(this.server);
		pass(10);
		assertThat(web()).isEmpty();
	}

	@Test
	void missingLogGroupIsMadeWhereTheRoleMayDoSo() {
		this.lab.clients().logs().deleteLogGroup((r) -> r.logGroupName("flows"));
		monitor(TrafficType.ALL);
		curl(this.server);
		pass(10);
		assertThat(web()).isNotEmpty();
	}

	private void entry(String acl, int number, boolean egress, RuleAction action, String cidr) {
		this.ec2.createNetworkAclEntry((r) -> r.networkAclId(acl)
			.ruleNumber(number)
			.egress(egress)
			.ruleAction(action)
			.protocol("-1")
			.cidrBlock(cidr));
	}

	private void monitor(TrafficType traffic) {
		monitor(traffic, (r) -> {
		});
	}

	private void monitor(TrafficType traffic, Consumer<CreateFlowLogsRequest.Builder> more) {
		assertThat(this.ec2.createFlowLogs((r) -> more.accept(r.resourceIds(this.lab.id("vpc A"), this.lab.id("vpc B"))
			.resourceType(FlowLogsResourceType.VPC)
			.trafficType(traffic)
			.logGroupName("flows")
			.deliverLogsPermissionArn(this.role))).unsuccessful()).isEmpty();
	}

	private void curl(Instance to) {
		run(this.client.instanceId(), "curl -s --max-time 5 http://%s/".formatted(to.privateIpAddress()));
	}

	private void run(String instance, String command) {
		this.lab.clients()
			.ssm()
			.sendCommand((r) -> r.documentName("AWS-RunShellScript")
				.instanceIds(instance)
				.parameters(Map.of("commands", List.of(command))));
	}

	private Instance instance(String id) {
		return this.ec2.describeInstances((r) -> r.instanceIds(id)).reservations().get(0).instances().get(0);
	}

	private static String card(Instance instance) {
		return instance.networkInterfaces().get(0).networkInterfaceId();
	}

	/**
	 * The records of port 80, in all streams or some.
	 */
	private List<String> web(String... streams) {
		return records(streams).stream().filter((record) -> record.contains(" 80 ")).toList();
	}

	private List<String> records(String... streams) {
		Stream<FilteredLogEvent> events = this.lab.clients().logs().filterLogEventsPaginator((r) -> {
			r.logGroupName("flows");
			if (streams.length > 0) {
				r.logStreamNames(streams);
			}
		}).events().stream();
		return events.map(FilteredLogEvent::message).toList();
	}

	private void pass(int minutes) {
		this.clock.pass(Duration.ofMinutes(minutes));
	}

}
