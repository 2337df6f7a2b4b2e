package io.github.privatelinkhandson.simulator.network;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;

import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.loadbalancing.TargetService;
import io.github.privatelinkhandson.simulator.privatelink.VpcEndpointService;

/**
 * The article's lab, built on the practice AWS by the calls that a client would make,
 * with both planned mistakes and without a web server on EC2-B.
 */
public final class TestLab {

	private static final String ZONE_A = "ap-northeast-1a";

	private static final String ZONE_C = "ap-northeast-1c";

	public final TestCloud cloud = new TestCloud();

	public final Side consumer = new Side("10.0");

	public final Side provider = new Side("10.1");

	public final String groupA = group(this.consumer, "EC2-A-sg");

	public final String groupB = group(this.provider, "EC2-B-sg");

	public final String groupNlb = group(this.provider, "NLB-B-sg");

	public final String groupEndpoint = group(this.consumer, "privatelink-A-vpce-sg");

	public final String instanceA = instance(this.consumer.privateA, this.groupA);

	public final String instanceB = instance(this.provider.privateC, this.groupB);

	public final LoadBalancer loadBalancer;

	public final String targetGroup;

	public final ServiceConfiguration service;

	public final String endpoint;

	/**
	 * One of the two VPCs: a public subnet with a NAT gateway, a private subnet in each
	 * zone.
	 */
	public final class Side {

		public final String vpc;

		public final String internetGateway;

		public final String natGateway;

		public final String privateA;

		public final String privateC;

		public final String privateRoutes;

		Side(String prefix) {
			this.vpc = TestLab.this.cloud
				.send(CreateVpcRequest.builder().cidrBlock(prefix + ".0.0/16").build(), CreateVpcResponse.class)
				.vpc()
				.vpcId();
			String publicA = subnet(prefix + ".0.0/20", ZONE_A);
			this.privateA = subnet(prefix + ".128.0/20", ZONE_A);
			this.privateC = subnet(prefix + ".144.0/20", ZONE_C);
			this.internetGateway = TestLab.this.cloud
				.send(CreateInternetGatewayRequest.builder().build(), CreateInternetGatewayResponse.class)
				.internetGateway()
				.internetGatewayId();
			TestLab.this.cloud.send(AttachInternetGatewayRequest.builder()
				.internetGatewayId(this.internetGateway)
				.vpcId(this.vpc)
				.build(), AttachInternetGatewayResponse.class);
			String address = TestLab.this.cloud
				.send(AllocateAddressRequest.builder().domain(DomainType.VPC).build(), AllocateAddressResponse.class)
				.allocationId();
			this.natGateway = TestLab.this.cloud
				.send(CreateNatGatewayRequest.builder().subnetId(publicA).allocationId(address).build(),
						CreateNatGatewayResponse.class)
				.natGateway()
				.natGatewayId();
			route(table(publicA), (route) -> route.gatewayId(this.internetGateway));
			this.privateRoutes = table(this.privateA, this.privateC);
			route(this.privateRoutes, (route) -> route.natGatewayId(this.natGateway));
		}

		private String subnet(String cidr, String zone) {
			return TestLab.this.cloud
				.send(CreateSubnetRequest.builder().vpcId(this.vpc).cidrBlock(cidr).availabilityZone(zone).build(),
						CreateSubnetResponse.class)
				.subnet()
				.subnetId();
		}

		private String table(String... subnets) {
			String table = TestLab.this.cloud
				.send(CreateRouteTableRequest.builder().vpcId(this.vpc).build(), CreateRouteTableResponse.class)
				.routeTable()
				.routeTableId();
			for (String subnet : subnets) {
				TestLab.this.cloud.send(
						AssociateRouteTableRequest.builder().routeTableId(table).subnetId(subnet).build(),
						AssociateRouteTableResponse.class);
			}
			return table;
		}

		private void route(String table, Consumer<CreateRouteRequest.Builder> target) {
			CreateRouteRequest.Builder route = CreateRouteRequest.builder()
				.routeTableId(table)
				.destinationCidrBlock("0.0.0.0/0");
			target.accept(route);
			TestLab.this.cloud.send(route.build(), CreateRouteResponse.class);
		}

	}

	public TestLab() {
		pass(5);
		allow(this.groupB, this.groupNlb);
		allow(this.groupEndpoint, this.groupA);
		this.targetGroup = targetGroup();
		this.loadBalancer = this.cloud
			.send(CreateLoadBalancerRequest.builder()
				.name("NLB-B")
				.type("network")
				.scheme("internal")
				.subnets(this.provider.privateA, this.provider.privateC)
				.securityGroups(this.groupNlb)
				.build(), CreateLoadBalancerResponse.class)
			.loadBalancers()
			.get(0);
		this.cloud.send(CreateListenerRequest.builder()
			.loadBalancerArn(this.loadBalancer.loadBalancerArn())
			.protocol(ProtocolEnum.TCP)
			.port(80)
			.defaultActions(Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(this.targetGroup).build())
			.build(), CreateListenerResponse.class);
		pass(5);
		this.service = this.cloud
			.send(CreateVpcEndpointServiceConfigurationRequest.builder()
				.networkLoadBalancerArns(this.loadBalancer.loadBalancerArn())
				.acceptanceRequired(true)
				.build(), CreateVpcEndpointServiceConfigurationResponse.class)
			.serviceConfiguration();
		pass(5);
		this.endpoint = endpoint();
		pass(5);
	}

	private String targetGroup() {
		String arn = this.cloud
			.send(CreateTargetGroupRequest.builder()
				.name("NLB-B-tg")
				.protocol(ProtocolEnum.TCP)
				.port(80)
				.vpcId(this.provider.vpc)
				.healthCheckProtocol(ProtocolEnum.HTTP)
				.healthCheckPath("/index.html")
				.build(), CreateTargetGroupResponse.class)
			.targetGroups()
			.get(0)
			.targetGroupArn();
		register(arn, this.instanceB);
		return arn;
	}

	public void register(String targetGroupArn, String instanceId) {
		this.cloud.send(RegisterTargetsRequest.builder()
			.targetGroupArn(targetGroupArn)
			.targets(TargetDescription.builder().id(instanceId).build())
			.build(), RegisterTargetsResponse.class);
	}

	private String endpoint() {
		return this.cloud
			.send(CreateVpcEndpointRequest.builder()
				.vpcEndpointType(VpcEndpointType.INTERFACE)
				.vpcId(this.consumer.vpc)
				.serviceName(this.service.serviceName())
				.subnetIds(this.consumer.privateA)
				.securityGroupIds(this.groupEndpoint)
				.privateDnsEnabled(false)
				.build(), CreateVpcEndpointResponse.class)
			.vpcEndpoint()
			.vpcEndpointId();
	}

	public TestLab accept() {
		this.cloud.send(AcceptVpcEndpointConnectionsRequest.builder()
			.serviceId(this.service.serviceId())
			.vpcEndpointIds(this.endpoint)
			.build(), AcceptVpcEndpointConnectionsResponse.class);
		pass(5);
		return this;
	}

	public TestLab stopEnforcing() {
		this.cloud.send(SetSecurityGroupsRequest.builder()
			.loadBalancerArn(this.loadBalancer.loadBalancerArn())
			.securityGroups(this.groupNlb)
			.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off")
			.build(), SetSecurityGroupsResponse.class);
		return this;
	}

	public TestLab crossZones() {
		this.cloud.send(ModifyLoadBalancerAttributesRequest.builder()
			.loadBalancerArn(this.loadBalancer.loadBalancerArn())
			.attributes(LoadBalancerAttribute.builder().key("load_balancing.cross_zone.enabled").value("true").build())
			.build(), ModifyLoadBalancerAttributesResponse.class);
		return this;
	}

	/**
	 * Puts a page on an instance and starts the web server that serves it.
	 */
	public TestLab serve(String instanceId, String page) {
		this.cloud.see((call) -> {
			Machine machine = Machine.of(call, instanceId);
			machine.install("httpd");
			machine.write("/var/www/html/" + page, "Hello!\n");
			machine.start("httpd");
			return null;
		});
		return this;
	}

	public String instance(String subnet, String group) {
		String id = this.cloud
			.send(RunInstancesRequest.builder()
				.imageId("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
				.instanceType("t3.micro")
				.minCount(1)
				.maxCount(1)
				.subnetId(subnet)
				.securityGroupIds(group)
				.build(), RunInstancesResponse.class)
			.instances()
			.get(0)
			.instanceId();
		pass(5);
		return id;
	}

	private String group(Side side, String name) {
		return this.cloud
			.send(CreateSecurityGroupRequest.builder().groupName(name).description(name).vpcId(side.vpc).build(),
					CreateSecurityGroupResponse.class)
			.groupId();
	}

	/**
	 * Lets a group's members in from another group's, at TCP 80.
	 */
	public void allow(String group, String from) {
		permit(group, (permission) -> permission.userIdGroupPairs(UserIdGroupPair.builder().groupId(from).build()));
	}

	public void permit(String group, Consumer<IpPermission.Builder> from) {
		IpPermission.Builder permission = IpPermission.builder().ipProtocol("tcp").fromPort(80).toPort(80);
		from.accept(permission);
		this.cloud.send(
				AuthorizeSecurityGroupIngressRequest.builder().groupId(group).ipPermissions(permission.build()).build(),
				AuthorizeSecurityGroupIngressResponse.class);
	}

	public String endpointDnsName() {
		return this.cloud.see((call) -> new VpcEndpointService(call).existing())
			.stream()
			.filter((found) -> found.vpcEndpointId().equals(this.endpoint))
			.findFirst()
			.orElseThrow()
			.dnsEntries()
			.get(0)
			.dnsName();
	}

	public List<String> resolve(String name) {
		return this.cloud.see((call) -> new DataPlane(call).resolve(this.instanceA, name));
	}

	/**
	 * What EC2-A gets that connects to that name.
	 */
	public Connection connect(String name) {
		return this.cloud.see((call) -> new DataPlane(call).connect(this.instanceA, resolve(name).get(0), 80));
	}

	public TargetHealth health() {
		return this.cloud.see((call) -> new TargetService(call).health(this.targetGroup)).get(0).targetHealth();
	}

	public void pass(int minutes) {
		this.cloud.pass(Duration.ofMinutes(minutes));
	}

}
