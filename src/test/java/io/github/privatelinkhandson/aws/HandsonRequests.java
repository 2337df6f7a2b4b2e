package io.github.privatelinkhandson.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/**
 * Requests such as the hands-on makes, with the commands that a person types for them.
 */
@SuppressWarnings("unchecked")
final class HandsonRequests {

	private static final String LB = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/NLB-B/0a";

	private static final String TG = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/NLB-B-tg/0b";

	private HandsonRequests() {
	}

	static Stream<Example<?, ?>> all() {
		return Stream.of(network(), gateways(), groups(), servers(), loadBalancing(), privateLink(), others())
			.flatMap(List::stream);
	}

	private static List<Example<?, ?>> network() {
		return List.of(
				ec2(CreateVpcRequest.builder()
					.cidrBlock("10.0.0.0/16")
					.tagSpecifications(named("vpc", "privatelink-A-vpc"))
					.build(), Ec2Client::createVpc,
						"create-vpc --cidr-block 10.0.0.0/16 --tag-specifications "
								+ "'ResourceType=vpc,Tags=[{Key=Name,Value=privatelink-A-vpc}]'"),
				ec2(CreateVpcRequest.builder()
					.cidrBlock("10.0.0.0/16")
					.tagSpecifications(named("vpc", "it's, {mine}"))
					.build(), Ec2Client::createVpc,
						"create-vpc --cidr-block 10.0.0.0/16 --tag-specifications "
								+ "'[{\"ResourceType\":\"vpc\",\"Tags\":[{\"Key\":\"Name\","
								+ "\"Value\":\"it'\\''s, {mine}\"}]}]'"),
				ec2(CreateVpcRequest.builder().cidrBlock("10.0.0.0/16").tagSpecifications(named("vpc", "研修 1")).build(),
						Ec2Client::createVpc,
						"create-vpc --cidr-block 10.0.0.0/16 --tag-specifications "
								+ "'ResourceType=vpc,Tags=[{Key=Name,Value=研修 1}]'"),
				ec2(ModifyVpcAttributeRequest.builder()
					.vpcId("vpc-1")
					.enableDnsHostnames((flag) -> flag.value(true))
					.build(), Ec2Client::modifyVpcAttribute,
						"modify-vpc-attribute --enable-dns-hostnames Value=true --vpc-id vpc-1"),
				ec2(CreateSubnetRequest.builder()
					.vpcId("vpc-1")
					.cidrBlock("10.0.0.0/20")
					.availabilityZone("ap-northeast-1a")
					.build(), Ec2Client::createSubnet,
						"create-subnet --availability-zone ap-northeast-1a --cidr-block 10.0.0.0/20 --vpc-id vpc-1"),
				ec2(AssociateRouteTableRequest.builder().routeTableId("rtb-1").subnetId("subnet-1").build(),
						Ec2Client::associateRouteTable,
						"associate-route-table --subnet-id subnet-1 --route-table-id rtb-1"),
				ec2(DescribeVpcsRequest.builder()
					.filters((filter) -> filter.name("tag:Name").values("a", "b"),
							(filter) -> filter.name("state").values("available"))
					.maxResults(1000)
					.build(), Ec2Client::describeVpcs,
						"describe-vpcs --filters Name=tag:Name,Values=a,b "
								+ "Name=state,Values=available --max-results 1000"));
	}

	private static List<Example<?, ?>> gateways() {
		return List.of(
				ec2(AllocateAddressRequest.builder().domain("vpc").build(), Ec2Client::allocateAddress,
						"allocate-address --domain vpc"),
				ec2(CreateNatGatewayRequest.builder().subnetId("subnet-1").allocationId("eipalloc-1").build(),
						Ec2Client::createNatGateway,
						"create-nat-gateway --allocation-id eipalloc-1 --subnet-id subnet-1"),
				ec2(CreateRouteRequest.builder()
					.routeTableId("rtb-1")
					.destinationCidrBlock("0.0.0.0/0")
					.natGatewayId("nat-1")
					.build(), Ec2Client::createRoute,
						"create-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0 "
								+ "--nat-gateway-id nat-1"),
				ec2(DetachInternetGatewayRequest.builder().internetGatewayId("igw-1").vpcId("vpc-1").build(),
						Ec2Client::detachInternetGateway,
						"detach-internet-gateway --internet-gateway-id igw-1 --vpc-id vpc-1"));
	}

	private static List<Example<?, ?>> groups() {
		return List.of(
				ec2(CreateSecurityGroupRequest.builder()
					.groupName("EC2-A-sg")
					.description("EC2-A of the hands-on")
					.vpcId("vpc-1")
					.build(), Ec2Client::createSecurityGroup,
						"create-security-group --description 'EC2-A of the hands-on' "
								+ "--group-name EC2-A-sg --vpc-id vpc-1"),
				ec2(AuthorizeSecurityGroupIngressRequest.builder()
					.groupId("sg-1")
					.ipPermissions((permission) -> permission.ipProtocol("tcp")
						.fromPort(80)
						.toPort(80)
						.userIdGroupPairs((pair) -> pair.groupId("sg-2")))
					.build(), Ec2Client::authorizeSecurityGroupIngress,
						"authorize-security-group-ingress --group-id sg-1 --ip-permissions "
								+ "'IpProtocol=tcp,FromPort=80,ToPort=80,UserIdGroupPairs=[{GroupId=sg-2}]'"),
				ec2(AuthorizeSecurityGroupIngressRequest.builder()
					.groupId("sg-1")
					.ipPermissions((permission) -> permission.ipProtocol("-1")
						.ipRanges((range) -> range.cidrIp("10.0.0.0/16").description("VPC (A)")))
					.build(), Ec2Client::authorizeSecurityGroupIngress,
						"authorize-security-group-ingress --group-id sg-1 --ip-permissions "
								+ "'[{\"IpProtocol\":\"-1\",\"IpRanges\":[{\"Description\":\"VPC (A)\","
								+ "\"CidrIp\":\"10.0.0.0/16\"}]}]'"));
	}

	private static List<Example<?, ?>> servers() {
		String trust = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
		String userData = "#!/bin/bash\necho 'Hello!'\n";
		return List.of(
				iam(CreateRoleRequest.builder().roleName("SSM-role").assumeRolePolicyDocument(trust).build(),
						IamClient::createRole,
						"create-role --role-name SSM-role --assume-role-policy-document '" + trust + "'"),
				iam(AttachRolePolicyRequest.builder()
					.roleName("SSM-role")
					.policyArn("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore")
					.build(), IamClient::attachRolePolicy,
						"attach-role-policy --role-name SSM-role "
								+ "--policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"),
				iam(AddRoleToInstanceProfileRequest.builder()
					.instanceProfileName("SSM-role")
					.roleName("SSM-role")
					.build(), IamClient::addRoleToInstanceProfile,
						"add-role-to-instance-profile --instance-profile-name SSM-role --role-name SSM-role"),
				ec2(RunInstancesRequest.builder()
					.imageId("ami-1")
					.instanceType("t3.micro")
					.minCount(1)
					.maxCount(1)
					.subnetId("subnet-1")
					.securityGroupIds("sg-1", "sg-2")
					.userData(Base64.getEncoder().encodeToString(userData.getBytes(StandardCharsets.UTF_8)))
					.iamInstanceProfile((profile) -> profile.name("SSM-role"))
					.metadataOptions((metadata) -> metadata.httpTokens("required"))
					.build(), Ec2Client::runInstances,
						"run-instances --image-id ami-1 " + "--instance-type t3.micro --count 1 "
								+ "--security-group-ids sg-1 sg-2 --subnet-id subnet-1 "
								+ "--user-data '#!/bin/bash\necho '\\''Hello!'\\''\n' "
								+ "--metadata-options HttpTokens=required " + "--iam-instance-profile Name=SSM-role"),
				ec2(DescribeInstancesRequest.builder().instanceIds("i-1", "i-2").build(), Ec2Client::describeInstances,
						"describe-instances --instance-ids i-1 i-2"),
				ssm(SendCommandRequest.builder()
					.documentName("AWS-RunShellScript")
					.instanceIds("i-1")
					.parameters(Map.of("commands",
							List.of("dnf install -y httpd", "echo 'Hello!' > /var/www/html/index.html",
									"systemctl enable --now httpd")))
					.build(), SsmClient::sendCommand,
						"send-command --instance-ids i-1 --document-name AWS-RunShellScript --parameters "
								+ "'{\"commands\":[\"dnf install -y httpd\",\"echo '\\''Hello!'\\'' > "
								+ "/var/www/html/index.html\",\"systemctl enable --now httpd\"]}'"),
				ssm(GetParameterRequest.builder()
					.name("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
					.withDecryption(false)
					.build(), SsmClient::getParameter,
						"get-parameter --name "
								+ "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 "
								+ "--no-with-decryption"));
	}

	private static List<Example<?, ?>> loadBalancing() {
		return List.of(
				elb(CreateLoadBalancerRequest.builder()
					.name("NLB-B")
					.type("network")
					.scheme("internal")
					.subnets("subnet-1", "subnet-2")
					.securityGroups("sg-1")
					.tags((tag) -> tag.key("Name").value("NLB-B"), (tag) -> tag.key("empty").value(""))
					.build(), ElasticLoadBalancingV2Client::createLoadBalancer,
						"create-load-balancer --name NLB-B --subnets subnet-1 subnet-2 --security-groups sg-1 "
								+ "--scheme internal --tags '[{\"Key\":\"Name\",\"Value\":\"NLB-B\"},"
								+ "{\"Key\":\"empty\",\"Value\":\"\"}]' --type network"),
				elb(CreateTargetGroupRequest.builder()
					.name("NLB-B-tg")
					.protocol("TCP")
					.port(80)
					.vpcId("vpc-1")
					.targetType("instance")
					.healthCheckProtocol("HTTP")
					.healthCheckPath("/index.html")
					.matcher((matcher) -> matcher.httpCode("200-399"))
					.build(), ElasticLoadBalancingV2Client::createTargetGroup,
						"create-target-group --name NLB-B-tg --protocol TCP --port 80 --vpc-id vpc-1 "
								+ "--health-check-protocol HTTP --health-check-path /index.html "
								+ "--matcher HttpCode=200-399 --target-type instance"),
				elb(RegisterTargetsRequest.builder()
					.targetGroupArn(TG)
					.targets((target) -> target.id("i-1").port(80), (target) -> target.id("i-2").port(80))
					.build(), ElasticLoadBalancingV2Client::registerTargets,
						"register-targets --target-group-arn " + TG + " --targets Id=i-1,Port=80 Id=i-2,Port=80"),
				elb(CreateListenerRequest.builder()
					.loadBalancerArn(LB)
					.protocol("TCP")
					.port(80)
					.defaultActions((action) -> action.type("forward").targetGroupArn(TG))
					.build(), ElasticLoadBalancingV2Client::createListener,
						"create-listener --load-balancer-arn " + LB
								+ " --protocol TCP --port 80 --default-actions Type=forward,TargetGroupArn=" + TG),
				elb(SetSecurityGroupsRequest.builder()
					.loadBalancerArn(LB)
					.securityGroups("sg-1")
					.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off")
					.build(), ElasticLoadBalancingV2Client::setSecurityGroups,
						"set-security-groups --load-balancer-arn " + LB + " --security-groups sg-1 "
								+ "--enforce-security-group-inbound-rules-on-private-link-traffic off"),
				elb(ModifyLoadBalancerAttributesRequest.builder()
					.loadBalancerArn(LB)
					.attributes((attribute) -> attribute.key("load_balancing.cross_zone.enabled").value("true"))
					.build(), ElasticLoadBalancingV2Client::modifyLoadBalancerAttributes,
						"modify-load-balancer-attributes --load-balancer-arn " + LB
								+ " --attributes Key=load_balancing.cross_zone.enabled,Value=true"),
				elb(DescribeTargetHealthRequest.builder().targetGroupArn(TG).build(),
						ElasticLoadBalancingV2Client::describeTargetHealth,
						"describe-target-health --target-group-arn " + TG));
	}

	private static List<Example<?, ?>> privateLink() {
		return List.of(
				ec2(CreateVpcEndpointServiceConfigurationRequest.builder()
					.acceptanceRequired(true)
					.networkLoadBalancerArns(LB)
					.build(), Ec2Client::createVpcEndpointServiceConfiguration,
						"create-vpc-endpoint-service-configuration --acceptance-required "
								+ "--network-load-balancer-arns " + LB),
				ec2(CreateVpcEndpointRequest.builder()
					.vpcEndpointType("Interface")
					.vpcId("vpc-1")
					.serviceName("com.amazonaws.vpce.ap-northeast-1.vpce-svc-1")
					.subnetIds("subnet-1")
					.securityGroupIds("sg-1")
					.privateDnsEnabled(false)
					.clientToken("lab-1")
					.build(), Ec2Client::createVpcEndpoint,
						"create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id vpc-1 "
								+ "--service-name com.amazonaws.vpce.ap-northeast-1.vpce-svc-1 --subnet-ids subnet-1 "
								+ "--security-group-ids sg-1 --client-token lab-1 --no-private-dns-enabled"),
				ec2(AcceptVpcEndpointConnectionsRequest.builder()
					.serviceId("vpce-svc-1")
					.vpcEndpointIds("vpce-1")
					.build(), Ec2Client::acceptVpcEndpointConnections,
						"accept-vpc-endpoint-connections --service-id vpce-svc-1 --vpc-endpoint-ids vpce-1"),
				ec2(ModifyVpcEndpointServiceConfigurationRequest.builder()
					.serviceId("vpce-svc-1")
					.addNetworkLoadBalancerArns(LB)
					.build(), Ec2Client::modifyVpcEndpointServiceConfiguration,
						"modify-vpc-endpoint-service-configuration --service-id vpce-svc-1 "
								+ "--add-network-load-balancer-arns " + LB),
				ec2(CreateNetworkInsightsPathRequest.builder().source("i-1").destination("i-2").protocol("tcp").build(),
						Ec2Client::createNetworkInsightsPath,
						"create-network-insights-path --source i-1 --destination i-2 --protocol tcp"),
				ec2(StartNetworkInsightsAnalysisRequest.builder()
					.networkInsightsPathId("nip-1")
					.clientToken("t")
					.build(), Ec2Client::startNetworkInsightsAnalysis,
						"start-network-insights-analysis --network-insights-path-id nip-1 --client-token t"),
				ec2(DeleteVpcEndpointsRequest.builder().vpcEndpointIds("vpce-1").build(), Ec2Client::deleteVpcEndpoints,
						"delete-vpc-endpoints --vpc-endpoint-ids vpce-1"));
	}

	private static List<Example<?, ?>> others() {
		return List.of(
				new Example<>(GetCallerIdentityRequest.builder().build(), AwsClients::sts, StsClient::getCallerIdentity,
						"aws sts get-caller-identity"),
				new Example<>(GetServiceQuotaRequest.builder().serviceCode("vpc").quotaCode("L-F678F1CE").build(),
						AwsClients::quotas, ServiceQuotasClient::getServiceQuota,
						"aws service-quotas get-service-quota --service-code vpc --quota-code L-F678F1CE"));
	}

	private static TagSpecification named(String type, String name) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key("Name").value(name).build())
			.build();
	}

	private static <R extends SdkRequest> Example<R, Ec2Client> ec2(R request, BiConsumer<Ec2Client, R> call,
			String command) {
		return new Example<>(request, AwsClients::ec2, call, "aws ec2 " + command);
	}

	private static <R extends SdkRequest> Example<R, ElasticLoadBalancingV2Client> elb(R request,
			BiConsumer<ElasticLoadBalancingV2Client, R> call, String command) {
		return new Example<>(request, AwsClients::elb, call, "aws elbv2 " + command);
	}

	private static <R extends SdkRequest> Example<R, IamClient> iam(R request, BiConsumer<IamClient, R> call,
			String command) {
		return new Example<>(request, AwsClients::iam, call, "aws iam " + command);
	}

	private static <R extends SdkRequest> Example<R, SsmClient> ssm(R request, BiConsumer<SsmClient, R> call,
			String command) {
		return new Example<>(request, AwsClients::ssm, call, "aws ssm " + command);
	}

	/**
	 * A request, how the SDK makes it, and the command.
	 */
	record Example<R extends SdkRequest, C>(R request, Function<AwsClients, C> client, BiConsumer<C, R> call,
			String command) {

		void send(AwsClients clients) {
			this.call.accept(this.client.apply(clients), this.request);
		}

		@Override
		public String toString() {
			return this.command.split(" --", 2)[0];
		}

	}

}
