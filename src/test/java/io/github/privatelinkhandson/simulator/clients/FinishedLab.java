package io.github.privatelinkhandson.simulator.clients;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Protocol;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/**
 * The hands-on's whole environment, built by the SDK's clients, with what it is good to
 * have beside it: a load balancer without a security group and a second, rejected
 * endpoint.
 */
final class FinishedLab {

	static final String TRUST = """
			{"Version": "2012-10-17", "Statement": [
				{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

	static final String CORE = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

	static final String IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

	private final Map<String, String> ids = new ConcurrentHashMap<>();

	private final Clients clients;

	private final Runnable wait;

	private FinishedLab(Clients clients, Runnable wait) {
		this.clients = clients;
		this.wait = wait;
	}

	/**
	 * Builds one.
	 * @param wait waits for what takes time in AWS
	 */
	static FinishedLab build(Clients clients, Runnable wait) {
		FinishedLab lab = new FinishedLab(clients, wait);
		lab.buildNetwork("A", "10.0");
		lab.buildNetwork("B", "10.1");
		lab.buildRole();
		wait.run();
		lab.buildServers();
		wait.run();
		lab.buildLoadBalancers();
		wait.run();
		lab.buildPrivateLink();
		lab.analyse();
		return lab;
	}

	Ec2Client ec2() {
		return this.clients.ec2();
	}

	ElasticLoadBalancingV2Client elb() {
		return this.clients.elb();
	}

	Clients clients() {
		return this.clients;
	}

	/**
	 * Runs a command on a server, by its name.
	 * @return what it printed
	 */
	String run(String server, String command) {
		return answer(id(server), command).standardOutputContent();
	}

	/**
	 * Runs a command on an instance, and waits for its end.
	 */
	GetCommandInvocationResponse answer(String instance, String command) {
		String sent = this.clients.ssm()
			.sendCommand((request) -> request.documentName("AWS-RunShellScript")
				.instanceIds(instance)
				.parameters(Map.of("commands", List.of(command))))
			.command()
			.commandId();
		this.wait.run();
		return this.clients.ssm().getCommandInvocation((request) -> request.commandId(sent).instanceId(instance));
	}

	/**
	 * The id, ARN or name of something.
	 */
	String id(String what) {
		String id = this.ids.get(what);
		if (id == null) {
			throw new IllegalArgumentException(what + " is none of " + this.ids.keySet());
		}
		return id;
	}

	private String keep(String what, String id) {
		this.ids.put(what, id);
		return id;
	}

	private void buildNetwork(String name, String net) {
		String vpc = keep("vpc " + name, ec2().createVpc((r) -> r.cidrBlock(net + ".0.0/16")).vpc().vpcId());
		String gateway = keep("igw " + name, ec2().createInternetGateway().internetGateway().internetGatewayId());
		ec2().attachInternetGateway((r) -> r.internetGatewayId(gateway).vpcId(vpc));
		String isPublic = subnet("public " + name, vpc, net + ".0.0/20", "a");
		subnet("private a " + name, vpc, net + ".128.0/20", "a");
		subnet("private c " + name, vpc, net + ".144.0/20", "c");
		subnet("private d " + name, vpc, net + ".160.0/20", "d");
		String table = keep("public table " + name,
				ec2().createRouteTable((r) -> r.vpcId(vpc)).routeTable().routeTableId());
		ec2().createRoute((r) -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
		keep("association " + name,
				ec2().associateRouteTable((r) -> r.routeTableId(table).subnetId(isPublic)).associationId());
		String address = keep("eip " + name, ec2().allocateAddress((r) -> r.domain("vpc")).allocationId());
		String nat = keep("nat " + name,
				ec2().createNatGateway((r) -> r.subnetId(isPublic).allocationId(address).clientToken("nat " + name))
					.natGateway()
					.natGatewayId());
		String main = keep("main table " + name,
				ec2()
					.describeRouteTables((r) -> r.filters((f) -> f.name("vpc-id").values(vpc),
							(f) -> f.name("association.main").values("true")))
					.routeTables()
					.get(0)
					.routeTableId());
		keep("main association " + name,
				ec2().describeRouteTables((r) -> r.routeTableIds(main))
					.routeTables()
					.get(0)
					.associations()
					.get(0)
					.routeTableAssociationId());
		keep("acl " + name,
				ec2().describeNetworkAcls((r) -> r.filters((f) -> f.name("vpc-id").values(vpc)))
					.networkAcls()
					.get(0)
					.networkAclId());
		this.wait.run();
		ec2().createRoute((r) -> r.routeTableId(main).destinationCidrBlock("0.0.0.0/0").natGatewayId(nat));
	}

	private String subnet(String what, String vpc, String cidr, String zone) {
		return keep(what,
				ec2().createSubnet((r) -> r.vpcId(vpc).cidrBlock(cidr).availabilityZone(Clients.REGION + zone))
					.subnet()
					.subnetId());
	}

	private void buildRole() {
		this.clients.iam().createRole((r) -> r.roleName("SSM-role").assumeRolePolicyDocument(TRUST));
		this.clients.iam().attachRolePolicy((r) -> r.roleName("SSM-role").policyArn(CORE));
		this.clients.iam().createInstanceProfile((r) -> r.instanceProfileName("SSM-role"));
		this.clients.iam().addRoleToInstanceProfile((r) -> r.instanceProfileName("SSM-role").roleName("SSM-role"));
	}

	private void buildServers() {
		for (String name : List.of("EC2-A-sg", "privatelink-A-vpce-sg", "EC2-B-sg", "NLB-B-sg")) {
			keep(name, ec2()
				.createSecurityGroup(
						(r) -> r.groupName(name).description(name).vpcId(id(name.contains("A-") ? "vpc A" : "vpc B")))
				.groupId());
		}
		keep("rule", allow("EC2-B-sg", "NLB-B-sg"));
		allow("privatelink-A-vpce-sg", "EC2-A-sg");
		keep("EC2-A", server("private a A", "EC2-A-sg"));
		keep("EC2-B", server("private c B", "EC2-B-sg"));
	}

	private String allow(String group, String from) {
		IpPermission permission = web(id(from));
		return ec2().authorizeSecurityGroupIngress((r) -> r.groupId(id(group)).ipPermissions(permission))
			.securityGroupRules()
			.get(0)
			.securityGroupRuleId();
	}

	static IpPermission web(String fromGroup) {
		return IpPermission.builder()
			.ipProtocol("tcp")
			.fromPort(80)
			.toPort(80)
			.userIdGroupPairs((pair) -> pair.groupId(fromGroup))
			.build();
	}

	private String server(String subnet, String group) {
		return ec2()
			.runInstances((r) -> r.imageId(IMAGE)
				.instanceType("t3.micro")
				.minCount(1)
				.maxCount(1)
				.subnetId(id(subnet))
				.securityGroupIds(id(group))
				.clientToken(group)
				.iamInstanceProfile((profile) -> profile.name("SSM-role")))
			.instances()
			.get(0)
			.instanceId();
	}

	private void buildLoadBalancers() {
		String group = keep("target group",
				elb()
					.createTargetGroup((r) -> r.name("NLB-B-tg").protocol(ProtocolEnum.TCP).port(80).vpcId(id("vpc B")))
					.targetGroups()
					.get(0)
					.targetGroupArn());
		elb().registerTargets((r) -> r.targetGroupArn(group).targets((t) -> t.id(id("EC2-B"))));
		String balancer = keep("nlb",
				elb().createLoadBalancer(loadBalancer("NLB-B").toBuilder().securityGroups(id("NLB-B-sg")).build())
					.loadBalancers()
					.get(0)
					.loadBalancerArn());
		keep("listener",
				elb()
					.createListener((r) -> r.loadBalancerArn(balancer)
						.protocol(ProtocolEnum.TCP)
						.port(80)
						.defaultActions((a) -> a.type(ActionTypeEnum.FORWARD).targetGroupArn(group)))
					.listeners()
					.get(0)
					.listenerArn());
		keep("nlb without group",
				elb().createLoadBalancer(loadBalancer("NLB-open")).loadBalancers().get(0).loadBalancerArn());
	}

	CreateLoadBalancerRequest loadBalancer(String name) {
		return CreateLoadBalancerRequest.builder()
			.name(name)
			.type(LoadBalancerTypeEnum.NETWORK)
			.scheme(LoadBalancerSchemeEnum.INTERNAL)
			.subnets(id("private a B"), id("private c B"))
			.build();
	}

	private void buildPrivateLink() {
		var service = ec2()
			.createVpcEndpointServiceConfiguration(
					(r) -> r.networkLoadBalancerArns(id("nlb")).acceptanceRequired(true).clientToken("service"))
			.serviceConfiguration();
		keep("service", service.serviceId());
		keep("service name", service.serviceName());
		keep("endpoint", endpoint("private a A"));
		keep("rejected endpoint", endpoint("private c A"));
		this.wait.run();
		ec2().acceptVpcEndpointConnections((r) -> r.serviceId(id("service")).vpcEndpointIds(id("endpoint")));
		ec2().rejectVpcEndpointConnections((r) -> r.serviceId(id("service")).vpcEndpointIds(id("rejected endpoint")));
		this.wait.run();
		NetworkInterface ofEndpoint = ec2()
			.describeNetworkInterfaces(
					(r) -> r.filters((f) -> f.name("description").values("VPC Endpoint Interface " + id("endpoint"))))
			.networkInterfaces()
			.get(0);
		keep("endpoint interface", ofEndpoint.networkInterfaceId());
	}

	private String endpoint(String subnet) {
		return ec2()
			.createVpcEndpoint((r) -> r.vpcEndpointType(VpcEndpointType.INTERFACE)
				.vpcId(id("vpc A"))
				.serviceName(id("service name"))
				.subnetIds(id(subnet))
				.securityGroupIds(id("privatelink-A-vpce-sg"))
				.clientToken(subnet))
			.vpcEndpoint()
			.vpcEndpointId();
	}

	private void analyse() {
		String path = keep("path", ec2()
			.createNetworkInsightsPath(
					(r) -> r.source(id("EC2-A")).destination(id("EC2-B")).protocol(Protocol.TCP).clientToken("path"))
			.networkInsightsPath()
			.networkInsightsPathId());
		keep("analysis",
				ec2().startNetworkInsightsAnalysis((r) -> r.networkInsightsPathId(path))
					.networkInsightsAnalysis()
					.networkInsightsAnalysisId());
		this.wait.run();
	}

}
