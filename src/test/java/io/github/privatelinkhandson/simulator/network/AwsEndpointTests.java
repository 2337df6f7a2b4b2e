package io.github.privatelinkhandson.simulator.network;

import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways by which packets reach AWS's own services: by endpoints of both types, and
 * what prefix lists let through.
 */
class AwsEndpointTests {

	private static final String S3 = "com.amazonaws.ap-northeast-1.s3";

	private static final String BUCKET = "bucket.s3.ap-northeast-1.amazonaws.com";

	private final TestLab lab = new TestLab();

	private void withoutNat() {
		this.lab.cloud.send(DeleteRouteRequest.builder()
			.routeTableId(this.lab.consumer.privateRoutes)
			.destinationCidrBlock("0.0.0.0/0")
			.build(), DeleteRouteResponse.class);
	}

	private boolean reaches(String host) {
		return this.lab.cloud.see((call) -> new DataPlane(call).reaches(this.lab.instanceA, host, 443));
	}

	private VpcEndpoint made(CreateVpcEndpointRequest.Builder request) {
		VpcEndpoint made = this.lab.cloud
			.send(request.vpcId(this.lab.consumer.vpc).build(), CreateVpcEndpointResponse.class)
			.vpcEndpoint();
		this.lab.pass(5);
		return made;
	}

	private CreateVpcEndpointRequest.Builder gateway() {
		return CreateVpcEndpointRequest.builder()
			.vpcEndpointType(VpcEndpointType.GATEWAY)
			.serviceName(S3)
			.routeTableIds(this.lab.consumer.privateRoutes);
	}

	private CreateVpcEndpointRequest.Builder toService(String service) {
		return CreateVpcEndpointRequest.builder()
			.vpcEndpointType(VpcEndpointType.INTERFACE)
			.serviceName("com.amazonaws.ap-northeast-1." + service)
			.subnetIds(this.lab.consumer.privateC)
			.securityGroupIds(this.lab.groupEndpoint);
	}

	private void hostnames() {
		this.lab.cloud.send(ModifyVpcAttributeRequest.builder()
			.vpcId(this.lab.consumer.vpc)
			.enableDnsHostnames((value) -> value.value(true))
			.build(), ModifyVpcAttributeResponse.class);
	}

	private void refuses(String code, SdkPojo request, Class<? extends SdkPojo> response) {
		TestEc2.refuses(code, () -> this.lab.cloud.send(request, response));
	}

	private List<Route> routes() {
		return this.lab.cloud
			.send(DescribeRouteTablesRequest.builder().routeTableIds(this.lab.consumer.privateRoutes).build(),
					DescribeRouteTablesResponse.class)
			.routeTables()
			.get(0)
			.routes();
	}

	@Test
	void gatewayEndpointLeadsToItsServiceOnly() {
		withoutNat();
		assertThat(reaches(BUCKET)).isFalse();
		VpcEndpoint made = made(gateway());
		assertThat(made.stateAsString()).isEqualTo("available");
		assertThat(made.routeTableIds()).containsExactly(this.lab.consumer.privateRoutes);
		assertThat(made.policyDocument()).contains("\"Allow\"");
		assertThat(routes()).filteredOn((route) -> made.vpcEndpointId().equals(route.gatewayId()))
			.singleElement()
			.satisfies((route) -> assertThat(route.state()).isEqualTo(RouteState.ACTIVE))
			.satisfies((route) -> assertThat(route.destinationPrefixListId()).startsWith("pl-"));
		assertThat(reaches(BUCKET)).isTrue();
		assertThat(reaches("ssm.ap-northeast-1.amazonaws.com")).isFalse();
		assertThat(reaches("dynamodb.ap-northeast-1.amazonaws.com")).isFalse();
	}

	@Test
	void routesOfAGatewayEndpointAreItsOwn() {
		VpcEndpoint made = made(gateway());
		String list = routes().stream()
			.filter((route) -> made.vpcEndpointId().equals(route.gatewayId()))
			.map(Route::destinationPrefixListId)
			.findFirst()
			.orElseThrow();
		String table = this.lab.consumer.privateRoutes;
		refuses("InvalidParameterValue",
				DeleteRouteRequest.builder().routeTableId(table).destinationPrefixListId(list).build(),
				DeleteRouteResponse.class);
		refuses("RouteAlreadyExists", gateway().vpcId(this.lab.consumer.vpc).build(), CreateVpcEndpointResponse.class);
		ModifyVpcEndpointRequest.Builder modify = ModifyVpcEndpointRequest.builder()
			.vpcEndpointId(made.vpcEndpointId());
		this.lab.cloud.send(modify.removeRouteTableIds(table).build(), ModifyVpcEndpointResponse.class);
		assertThat(routes()).noneMatch((route) -> list.equals(route.destinationPrefixListId()));
		refuses("InvalidParameter", modify.build(), ModifyVpcEndpointResponse.class);
		this.lab.cloud.send(
				ModifyVpcEndpointRequest.builder().vpcEndpointId(made.vpcEndpointId()).addRouteTableIds(table).build(),
				ModifyVpcEndpointResponse.class);
		assertThat(routes()).anyMatch((route) -> list.equals(route.destinationPrefixListId()));
		this.lab.cloud.send(DeleteVpcEndpointsRequest.builder().vpcEndpointIds(made.vpcEndpointId()).build(),
				DeleteVpcEndpointsResponse.class);
		assertThat(routes()).noneMatch((route) -> list.equals(route.destinationPrefixListId()));
	}

	@Test
	void interfaceEndpointTakesOverItsServicesName() {
		withoutNat();
		refuses("InvalidParameter", toService("ssm").vpcId(this.lab.consumer.vpc).build(),
				CreateVpcEndpointResponse.class);
		hostnames();
		VpcEndpoint made = made(toService("ssm"));
		assertThat(made.privateDnsEnabled()).isTrue();
		assertThat(made.dnsEntries()).extracting(DnsEntry::dnsName)
			.contains("ssm.ap-northeast-1.amazonaws.com")
			.first()
			.satisfies((name) -> assertThat(name)
				.matches("vpce-\\w+-\\w+\\.ssm\\.ap-northeast-1\\.vpce\\.amazonaws\\.com"));
		assertThat(this.lab.resolve("ssm.ap-northeast-1.amazonaws.com"))
			.isEqualTo(this.lab.resolve(made.dnsEntries().get(0).dnsName()))
			.allMatch((address) -> address.startsWith("10.0."));
		assertThat(reaches("ssm.ap-northeast-1.amazonaws.com")).isFalse();
		this.lab.cloud.send(AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(this.lab.groupEndpoint)
			.ipProtocol("tcp")
			.fromPort(443)
			.toPort(443)
			.cidrIp("10.0.0.0/16")
			.build(), AuthorizeSecurityGroupIngressResponse.class);
		assertThat(reaches("ssm.ap-northeast-1.amazonaws.com")).isTrue();
		refuses("InvalidParameter", toService("ssm").vpcId(this.lab.consumer.vpc).build(),
				CreateVpcEndpointResponse.class);
		this.lab.cloud.send(
				ModifyVpcEndpointRequest.builder().vpcEndpointId(made.vpcEndpointId()).privateDnsEnabled(false).build(),
				ModifyVpcEndpointResponse.class);
		assertThat(reaches("ssm.ap-northeast-1.amazonaws.com")).isFalse();
	}

	@Test
	void namesOfS3AreTakenOverIfAskedFor() {
		hostnames();
		String public1 = this.lab.resolve(BUCKET).get(0);
		VpcEndpoint plain = made(toService("s3"));
		assertThat(plain.dnsEntries()).extracting(DnsEntry::dnsName).allMatch((name) -> name.startsWith("*.vpce-"));
		assertThat(this.lab.resolve(BUCKET)).containsExactly(public1);
		assertThat(this.lab.resolve("bucket." + plain.dnsEntries().get(0).dnsName().substring(2)))
			.allMatch((address) -> address.startsWith("10.0."));
		refuses("InvalidParameter",
				ModifyVpcEndpointRequest.builder()
					.vpcEndpointId(plain.vpcEndpointId())
					.privateDnsEnabled(true)
					.dnsOptions((options) -> options.privateDnsOnlyForInboundResolverEndpoint(true))
					.build(),
				ModifyVpcEndpointResponse.class);
		this.lab.cloud.send(
				ModifyVpcEndpointRequest.builder().vpcEndpointId(plain.vpcEndpointId()).privateDnsEnabled(true).build(),
				ModifyVpcEndpointResponse.class);
		assertThat(this.lab.resolve(BUCKET)).hasSize(1).allMatch((address) -> address.startsWith("10.0."));
		made(gateway());
		this.lab.cloud.send(ModifyVpcEndpointRequest.builder()
			.vpcEndpointId(plain.vpcEndpointId())
			.dnsOptions((options) -> options.privateDnsOnlyForInboundResolverEndpoint(true))
			.build(), ModifyVpcEndpointResponse.class);
		assertThat(this.lab.resolve(BUCKET)).containsExactly(public1);
	}

	@Test
	void policyIsKeptAndSetBack() {
		String policy = "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
		refuses("InvalidPolicyDocument", gateway().vpcId(this.lab.consumer.vpc).policyDocument("{").build(),
				CreateVpcEndpointResponse.class);
		VpcEndpoint made = made(gateway().policyDocument(policy));
		assertThat(made.policyDocument()).isEqualTo(policy);
		this.lab.cloud.send(
				ModifyVpcEndpointRequest.builder().vpcEndpointId(made.vpcEndpointId()).resetPolicy(true).build(),
				ModifyVpcEndpointResponse.class);
		VpcEndpoint reset = this.lab.cloud
			.send(DescribeVpcEndpointsRequest.builder().vpcEndpointIds(made.vpcEndpointId()).build(),
					DescribeVpcEndpointsResponse.class)
			.vpcEndpoints()
			.get(0);
		assertThat(reset.policyDocument()).contains("\"Allow\"");
	}

	@Test
	void typeIsOneThatTheServiceHas() {
		refuses("InvalidParameter",
				gateway().vpcId(this.lab.consumer.vpc).serviceName("com.amazonaws.ap-northeast-1.ssm").build(),
				CreateVpcEndpointResponse.class);
		refuses("InvalidParameter",
				toService("s3").vpcId(this.lab.consumer.vpc).routeTableIds(this.lab.consumer.privateRoutes).build(),
				CreateVpcEndpointResponse.class);
		refuses("InvalidParameter",
				gateway().vpcId(this.lab.consumer.vpc).subnetIds(this.lab.consumer.privateA).build(),
				CreateVpcEndpointResponse.class);
		refuses("InvalidServiceName", toService("nothing").vpcId(this.lab.consumer.vpc).build(),
				CreateVpcEndpointResponse.class);
	}

	@Test
	void prefixListsOfRoutesAndRulesAreHonoured() {
		CreateManagedPrefixListRequest internet = CreateManagedPrefixListRequest.builder()
			.prefixListName("halves")
			.addressFamily("IPv4")
			.maxEntries(2)
			.entries((entry) -> entry.cidr("0.0.0.0/1"))
			.build();
		String list = this.lab.cloud.send(internet, CreateManagedPrefixListResponse.class).prefixList().prefixListId();
		withoutNat();
		this.lab.cloud.send(CreateRouteRequest.builder()
			.routeTableId(this.lab.consumer.privateRoutes)
			.destinationPrefixListId(list)
			.natGatewayId(this.lab.consumer.natGateway)
			.build(), CreateRouteResponse.class);
		assertThat(reaches(BUCKET)).isTrue();
		assertThat(connects("198.51.100.1")).isFalse();
		this.lab.pass(1);
		this.lab.cloud.send(ModifyManagedPrefixListRequest.builder()
			.prefixListId(list)
			.currentVersion(1L)
			.addEntries((entry) -> entry.cidr("128.0.0.0/1"))
			.build(), ModifyManagedPrefixListResponse.class);
		assertThat(connects("198.51.100.1")).isTrue();
		this.lab.cloud.send(RevokeSecurityGroupEgressRequest.builder()
			.groupId(this.lab.groupA)
			.ipPermissions((permission) -> permission.ipProtocol("-1").ipRanges((range) -> range.cidrIp("0.0.0.0/0")))
			.build(), RevokeSecurityGroupEgressResponse.class);
		assertThat(reaches(BUCKET)).isFalse();
		this.lab.cloud.send(AuthorizeSecurityGroupEgressRequest.builder()
			.groupId(this.lab.groupA)
			.ipPermissions(
					(permission) -> permission.ipProtocol("-1").prefixListIds((one) -> one.prefixListId(s3List())))
			.build(), AuthorizeSecurityGroupEgressResponse.class);
		assertThat(reaches(BUCKET)).isTrue();
		assertThat(connects("198.51.100.1")).isFalse();
	}

	private String s3List() {
		return this.lab.cloud
			.send(DescribePrefixListsRequest.builder()
				.filters(Filter.builder().name("prefix-list-name").values(S3).build())
				.build(), DescribePrefixListsResponse.class)
			.prefixLists()
			.get(0)
			.prefixListId();
	}

	private boolean connects(String address) {
		return this.lab.cloud.see((call) -> new DataPlane(call).connect(this.lab.instanceA, address, 443))
			.outcome() == Connection.Outcome.ACCEPTED;
	}

}
