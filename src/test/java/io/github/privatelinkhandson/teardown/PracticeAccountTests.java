package io.github.privatelinkhandson.teardown;

import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.iam.IamClient;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a practice account, which is its lab's alone, is empty after the lab's
 * teardown, whatever was made in it by hand and without a tag.
 */
@ExtendWith(SharedConsole.class)
class PracticeAccountTests {

	private static final String IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

	private static final String TRUST = """
			{"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
			 "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

	private final TestConsole console;

	private Lab lab;

	private Ec2Client ec2;

	private Set<String> before;

	PracticeAccountTests(TestConsole console) {
		this.console = console;
	}

	@BeforeEach
	void open() {
		this.lab = this.console.open(CloudMode.PRACTICE);
		this.ec2 = this.console.aws(this.lab).ec2();
		this.before = Inventory.of(this.console, this.lab);
	}

	@Test
	void untaggedEndpointInTheLabsSubnetGoes() {
		build(StageKey.APPROVAL);
		String endpoint = this.ec2
			.createVpcEndpoint((request) -> request.vpcId(id("vpc-a"))
				.vpcEndpointType(VpcEndpointType.INTERFACE)
				.serviceName(String.valueOf(this.console.view(this.lab).outputs().serviceName()))
				.subnetIds(id("subnet-a-private2"))
				.privateDnsEnabled(false))
			.vpcEndpoint()
			.vpcEndpointId();
		assertThat(goesWithoutRemains().resources()).extracting(Receipt.Item::id).contains(endpoint);
	}

	@Test
	void everythingThatWasMadeByHandWithoutATagGoes() {
		build(StageKey.SERVERS);
		String vpc = id("vpc-b");
		String subnet = id("subnet-b-private1");
		String group = this.ec2
			.createSecurityGroup((request) -> request.vpcId(vpc).groupName("mine").description("made by hand"))
			.groupId();
		this.ec2.createRouteTable((request) -> request.vpcId(vpc));
		this.ec2.createNetworkAcl((request) -> request.vpcId(vpc));
		this.ec2.createNetworkInterface((request) -> request.subnetId(subnet).groups(group));
		this.ec2.allocateAddress();
		this.ec2.createInternetGateway();
		this.ec2.associateVpcCidrBlock((request) -> request.vpcId(vpc).amazonProvidedIpv6CidrBlock(true));
		this.ec2.createEgressOnlyInternetGateway((request) -> request.vpcId(vpc));
		this.ec2.runInstances((request) -> request.imageId(IMAGE)
			.instanceType(InstanceType.T2_MICRO)
			.minCount(1)
			.maxCount(1)
			.subnetId(subnet)
			.blockDeviceMappings(
					(mapping) -> mapping.deviceName("/dev/xvda").ebs((ebs) -> ebs.deleteOnTermination(false))));
		this.ec2.createNetworkInsightsPath(
				(request) -> request.source(id("ec2-a")).destination(id("ec2-b")).protocol("tcp"));
		this.ec2.createKeyPair((request) -> request.keyName("mine"));
		this.ec2.createLaunchTemplate(
				(request) -> request.launchTemplateName("mine").launchTemplateData((data) -> data.keyName("mine")));
		balance(subnet, vpc);
		identity();
		logs(vpc);
		Receipt receipt = goesWithoutRemains();
		assertThat(receipt.resources()).extracting(Receipt.Item::type)
			.contains("AWS::EC2::Volume", "AWS::EC2::EgressOnlyInternetGateway", "AWS::EC2::KeyPair",
					"AWS::EC2::LaunchTemplate", "AWS::EC2::FlowLog", "AWS::Logs::LogGroup", "AWS::IAM::Role",
					"AWS::IAM::ManagedPolicy", "AWS::ElasticLoadBalancingV2::TargetGroup",
					"AWS::ElasticLoadBalancingV2::LoadBalancer");
	}

	@Test
	void networkOfItsOwnGoesThoughTheLabHasBuiltNothing() {
		String vpc = this.ec2.createVpc((request) -> request.cidrBlock("10.9.0.0/16")).vpc().vpcId();
		this.ec2.createSubnet((request) -> request.vpcId(vpc).cidrBlock("10.9.0.0/20"));
		assertThat(goesWithoutRemains().resources()).hasSize(2);
	}

	@Test
	void whatOutsideToolsMakeOfNetworksGoes() {
		String vpc = this.ec2.createDefaultVpc().vpc().vpcId();
		String options = this.ec2
			.createDhcpOptions(
					(request) -> request.dhcpConfigurations((each) -> each.key("domain-name").values("example.com")))
			.dhcpOptions()
			.dhcpOptionsId();
		this.ec2.associateDhcpOptions((request) -> request.vpcId(vpc).dhcpOptionsId(options));
		String list = this.ec2
			.createManagedPrefixList((request) -> request.prefixListName("mine").addressFamily("IPv4").maxEntries(1))
			.prefixList()
			.prefixListId();
		String group = this.ec2.createSecurityGroup((request) -> request.groupName("mine").description("mine"))
			.groupId();
		this.ec2.authorizeSecurityGroupIngress((request) -> request.groupId(group)
			.ipPermissions((permission) -> permission.ipProtocol("-1").prefixListIds((one) -> one.prefixListId(list))));
		String table = this.ec2.createRouteTable((request) -> request.vpcId(vpc)).routeTable().routeTableId();
		String endpoint = this.ec2
			.createVpcEndpoint((request) -> request.vpcId(vpc)
				.vpcEndpointType(VpcEndpointType.GATEWAY)
				.serviceName("com.amazonaws.%s.s3".formatted(this.lab.region()))
				.routeTableIds(table))
			.vpcEndpoint()
			.vpcEndpointId();
		String peer = this.ec2.createVpc((request) -> request.cidrBlock("10.9.0.0/16")).vpc().vpcId();
		String peering = this.ec2.createVpcPeeringConnection((request) -> request.vpcId(vpc).peerVpcId(peer))
			.vpcPeeringConnection()
			.vpcPeeringConnectionId();
		this.ec2.acceptVpcPeeringConnection((request) -> request.vpcPeeringConnectionId(peering));
		String virtual = this.ec2.createVpnGateway((request) -> request.type("ipsec.1")).vpnGateway().vpnGatewayId();
		this.ec2.attachVpnGateway((request) -> request.vpcId(vpc).vpnGatewayId(virtual));
		this.ec2.enableVgwRoutePropagation((request) -> request.routeTableId(table).gatewayId(virtual));
		String customer = this.ec2.createCustomerGateway((request) -> request.type("ipsec.1").ipAddress("203.0.113.9"))
			.customerGateway()
			.customerGatewayId();
		assertThat(goesWithoutRemains().resources()).extracting(Receipt.Item::id)
			.contains(vpc, options, list, group, table, endpoint, peering, virtual, customer);
		assertThat(this.ec2.describeDhcpOptions().dhcpOptions()).hasSize(1);
		assertThat(this.ec2.describeManagedPrefixLists((request) -> request.maxResults(100)).prefixLists())
			.allMatch((one) -> "AWS".equals(one.ownerId()));
	}

	private void balance(String subnet, String vpc) {
		ElasticLoadBalancingV2Client elb = this.console.aws(this.lab).elb();
		elb.createTargetGroup((request) -> request.name("mine").targetType("ip").protocol("TCP").port(80).vpcId(vpc));
		elb.createLoadBalancer((
				request) -> request.name("mine").type(LoadBalancerTypeEnum.NETWORK).scheme("internal").subnets(subnet));
	}

	private void identity() {
		IamClient iam = this.console.aws(this.lab).iam();
		iam.createRole((request) -> request.roleName("mine").assumeRolePolicyDocument(TRUST));
		iam.putRolePolicy((request) -> request.roleName("mine").policyName("mine").policyDocument("""
				{"Version": "2012-10-17",
				 "Statement": {"Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*"}}"""));
		String policy = iam.createPolicy((request) -> request.policyName("mine").policyDocument("""
				{"Version": "2012-10-17",
				 "Statement": {"Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*"}}""")).policy().arn();
		iam.createPolicyVersion((request) -> request.policyArn(policy).policyDocument("""
				{"Version": "2012-10-17",
				 "Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}"""));
		iam.attachRolePolicy((request) -> request.roleName("mine").policyArn(policy));
		iam.createInstanceProfile((request) -> request.instanceProfileName("mine"));
		iam.addRoleToInstanceProfile((request) -> request.instanceProfileName("mine").roleName("mine"));
	}

	private void logs(String vpc) {
		String role = this.console.aws(this.lab)
			.iam()
			.createRole((request) -> request.roleName("logs")
				.assumeRolePolicyDocument(TRUST.replace("ec2.amazonaws.com", "vpc-flow-logs.amazonaws.com")))
			.role()
			.arn();
		this.console.aws(this.lab).logs().createLogGroup((request) -> request.logGroupName("mine"));
		this.ec2.createFlowLogs((request) -> request.resourceIds(vpc)
			.resourceType(FlowLogsResourceType.VPC)
			.trafficType(TrafficType.ALL)
			.logGroupName("mine")
			.deliverLogsPermissionArn(role));
	}

	private Receipt goesWithoutRemains() {
		Receipt receipt = this.console.tearDown(this.lab);
		assertThat(receipt.left()).isEmpty();
		assertThat(receipt.complete()).isTrue();
		assertThat(Inventory.of(this.console, this.lab)).isEqualTo(this.before);
		return receipt;
	}

	private void build(StageKey through) {
		this.console.commands().run(this.lab.id(), through);
		this.console.awaitReady(this.lab);
	}

	private String id(String step) {
		return String.valueOf(this.console.step(this.lab, step).id());
	}

}
