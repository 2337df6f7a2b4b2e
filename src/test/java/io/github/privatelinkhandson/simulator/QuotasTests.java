package io.github.privatelinkhandson.simulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Protocol;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyLoadBalancersException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyTargetGroupsException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.IllegalArgumentException;
import software.amazon.awssdk.services.servicequotas.model.RequestedServiceQuotaChange;

import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.simulator.store.ResourceStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Accounts have AWS's quotas, which can be changed.
 */
@LimitsTest
class QuotasTests {

	private static final String REGION = "ap-northeast-1";

	@Autowired
	private PracticeAws aws;

	@Autowired
	private ResourceStore store;

	private TestClients clients;

	private Account account;

	private Ec2Client ec2;

	@BeforeEach
	void newAccount() {
		this.clients = new TestClients(this.aws);
		this.account = this.aws.newAccount();
		this.ec2 = this.clients.of(Ec2Client.builder(), this.account);
	}

	@AfterEach
	void tidyUp() {
		this.clients.close();
	}

	@Test
	void newAccountMayHaveFiveOfTheScarceThings() {
		allowsFive("VpcLimitExceeded", "The maximum number of VPCs has been reached.", this::vpc);
		allowsFive("InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.",
				this.ec2::createInternetGateway);
		allowsFive("AddressLimitExceeded", "The maximum number of addresses has been reached.", this::address);
	}

	@Test
	void dryRunMeetsTheQuotaToo() {
		allow(Quota.VPCS, 0);
		refused("VpcLimitExceeded", () -> this.ec2.createVpc((it) -> it.cidrBlock("10.0.0.0/16").dryRun(true)));
	}

	@Test
	void natGatewaysAreCountedByZone() {
		String vpc = vpc();
		String gateway = this.ec2.createInternetGateway().internetGateway().internetGatewayId();
		this.ec2.attachInternetGateway((it) -> it.internetGatewayId(gateway).vpcId(vpc));
		String a = subnet(vpc, 0, "a");
		String c = subnet(vpc, 1, "c");
		allow(Quota.NAT_GATEWAYS, 1);
		this.ec2.createNatGateway((it) -> it.subnetId(a).allocationId(address()));
		assertThatExceptionOfType(Ec2Exception.class)
			.isThrownBy(() -> this.ec2.createNatGateway((it) -> it.subnetId(a).allocationId(address())))
			.withMessageContaining("Performing this operation would exceed the limit of 1 NAT gateways")
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("NatGatewayLimitExceeded"));
		this.ec2.createNatGateway((it) -> it.subnetId(c).allocationId(address()));
	}

	@Test
	void fiveProcessorsAreTwoSmallInstances() {
		String subnet = subnet(vpc(), 0, "a");
		run(subnet, 2);
		assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> run(subnet, 1))
			.withMessageContaining("your current vCPU limit of 5 allows")
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("VcpuLimitExceeded"));
		allow(Quota.STANDARD_CPUS, 6);
		run(subnet, 1);
	}

	@Test
	void partsOfVpcsAreCountedInEach() {
		String vpc = vpc();
		String other = vpc();
		allow(Quota.SUBNETS, 1);
		subnet(vpc, 0, "a");
		refused("SubnetLimitExceeded", () -> subnet(vpc, 1, "a"));
		subnet(other, 0, "a");
		allow(Quota.ROUTE_TABLES, 2);
		this.ec2.createRouteTable((it) -> it.vpcId(vpc));
		refused("RouteTableLimitExceeded", () -> this.ec2.createRouteTable((it) -> it.vpcId(vpc)));
		this.ec2.createRouteTable((it) -> it.vpcId(other));
		allow(Quota.NETWORK_ACLS, 1);
		refused("NetworkAclLimitExceeded", () -> this.ec2.createNetworkAcl((it) -> it.vpcId(vpc)));
	}

	@Test
	void securityGroupsAndTheirRulesAreCounted() {
		String vpc = vpc();
		allow(Quota.SECURITY_GROUPS, 2);
		String group = this.ec2.createSecurityGroup((it) -> it.vpcId(vpc).groupName("a").description("a")).groupId();
		refused("SecurityGroupLimitExceeded",
				() -> this.ec2.createSecurityGroup((it) -> it.vpcId(vpc).groupName("b").description("b")));
		allow(Quota.SECURITY_GROUP_RULES, 1);
		open(group, 80);
		refused("RulesPerSecurityGroupLimitExceeded", () -> open(group, 81));
		String subnet = subnet(vpc, 0, "a");
		allow(Quota.NETWORK_INTERFACES, 0);
		refused("NetworkInterfaceLimitExceeded", () -> this.ec2.createNetworkInterface((it) -> it.subnetId(subnet)));
	}

	@Test
	void loadBalancersAndTargetGroupsAreCounted() {
		ElasticLoadBalancingV2Client elb = this.clients.of(ElasticLoadBalancingV2Client.builder(), this.account);
		String vpc = vpc();
		String subnet = subnet(vpc, 0, "a");
		allow(Quota.LOAD_BALANCERS, 0);
		allow(Quota.TARGET_GROUPS, 0);
		assertThatExceptionOfType(TooManyLoadBalancersException.class).isThrownBy(() -> elb.createLoadBalancer(
				(it) -> it.name("a").type(LoadBalancerTypeEnum.NETWORK).subnets(subnet).scheme("internal")));
		assertThatExceptionOfType(TooManyTargetGroupsException.class).isThrownBy(
				() -> elb.createTargetGroup((it) -> it.name("a").protocol(ProtocolEnum.TCP).port(80).vpcId(vpc)));
		assertThat(elb.describeAccountLimits().limits())
			.anySatisfy((limit) -> assertThat(limit.toString()).contains("network-load-balancers", "Max=0"));
	}

	@Test
	void rolesAreCountedInTheAccount() {
		IamClient iam = this.clients.of(IamClient.builder(), this.account);
		allow(Quota.INSTANCE_PROFILES, 0);
		assertThatExceptionOfType(LimitExceededException.class)
			.isThrownBy(() -> iam.createInstanceProfile((it) -> it.instanceProfileName("a")))
			.withMessageContaining("Cannot exceed quota for InstanceProfilesPerAccount: 0")
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(409));
	}

	@Test
	void analysesPathsAreCounted() {
		String vpc = vpc();
		String subnet = subnet(vpc, 0, "a");
		String one = this.ec2.createNetworkInterface((it) -> it.subnetId(subnet))
			.networkInterface()
			.networkInterfaceId();
		String other = this.ec2.createNetworkInterface((it) -> it.subnetId(subnet))
			.networkInterface()
			.networkInterfaceId();
		String path = path(one, other);
		allow(Quota.INSIGHTS_PATHS, 1);
		refused("NetworkInsightsPath.LimitExceeded", () -> path(one, other));
		allow(Quota.CONCURRENT_ANALYSES, 0);
		refused("NetworkInsightsAnalysis.LimitExceeded",
				() -> this.ec2.startNetworkInsightsAnalysis((it) -> it.networkInsightsPathId(path)));
	}

	@Test
	void quotaCanBeRaisedThroughServiceQuotas() {
		ServiceQuotasClient quotas = this.clients.of(ServiceQuotasClient.builder(), this.account);
		for (int i = 0; i < 5; i++) {
			vpc();
		}
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> quotas
			.requestServiceQuotaIncrease((it) -> it.serviceCode("vpc").quotaCode("L-F678F1CE").desiredValue(5.0)));
		RequestedServiceQuotaChange change = quotas
			.requestServiceQuotaIncrease((it) -> it.serviceCode("vpc").quotaCode("L-F678F1CE").desiredValue(6.0))
			.requestedQuota();
		assertThat(change.statusAsString()).isEqualTo("APPROVED");
		vpc();
		refused("VpcLimitExceeded", this::vpc);
		assertThat(quotas.getServiceQuota((it) -> it.serviceCode("vpc").quotaCode("L-F678F1CE")).quota().value())
			.isEqualTo(6);
		assertThat(quotas.getServiceQuota((it) -> it.serviceCode("vpc").quotaCode("L-A4707A72")).quota().value())
			.isEqualTo(6);
		assertThat(
				quotas.getAWSDefaultServiceQuota((it) -> it.serviceCode("vpc").quotaCode("L-F678F1CE")).quota().value())
			.isEqualTo(5);
		assertThat(quotas.getRequestedServiceQuotaChange((it) -> it.requestId(change.id())).requestedQuota())
			.isEqualTo(change);
		assertThat(quotas.listRequestedServiceQuotaChangeHistory((it) -> it.serviceCode("vpc")).requestedQuotas())
			.containsExactly(change);
	}

	@Test
	void quotaIsOfOneAccountAndRegion() {
		allow(Quota.VPCS, 0);
		this.clients.of(Ec2Client.builder(), this.aws.newAccount()).createVpc((it) -> it.cidrBlock("10.0.0.0/16"));
		TestQuotas.set(this.store, this.account.id(), "eu-west-1", Quota.VPCS, 7);
		refused("VpcLimitExceeded", this::vpc);
	}

	@Test
	void accountThatEverybodyKnowsMayHaveManyButNotInOneResource() {
		Ec2Client everybody = this.clients.of(Ec2Client.builder(), "test", "test");
		for (int i = 0; i < 10; i++) {
			everybody.createVpc((it) -> it.cidrBlock("10.0.0.0/16"));
		}
		ServiceQuotasClient quotas = this.clients.of(ServiceQuotasClient.builder(), "test", "test");
		assertThat(quotas.getServiceQuota((it) -> it.serviceCode("vpc").quotaCode("L-F678F1CE")).quota().value())
			.isGreaterThan(1000);
		assertThat(quotas.getServiceQuota((it) -> it.serviceCode("vpc").quotaCode("L-0EA8095F")).quota().value())
			.isEqualTo(60);
	}

	private void allowsFive(String code, String message, Runnable create) {
		for (int i = 0; i < 5; i++) {
			create.run();
		}
		refused(code, create);
		assertThatExceptionOfType(Ec2Exception.class).isThrownBy(create::run).withMessageContaining(message);
	}

	private static void refused(String code, Runnable call) {
		TestClients.assertRefused(400, code, call);
	}

	private void allow(Quota quota, int most) {
		TestQuotas.set(this.store, this.account.id(), REGION, quota, most);
	}

	private String vpc() {
		return this.ec2.createVpc((it) -> it.cidrBlock("10.0.0.0/16")).vpc().vpcId();
	}

	private String subnet(String vpc, int number, String zone) {
		return this.ec2
			.createSubnet((it) -> it.vpcId(vpc).cidrBlock("10.0." + number + ".0/24").availabilityZone(REGION + zone))
			.subnet()
			.subnetId();
	}

	private String address() {
		return this.ec2.allocateAddress((it) -> it.domain(DomainType.VPC)).allocationId();
	}

	private void open(String group, int port) {
		this.ec2.authorizeSecurityGroupIngress(
				(it) -> it.groupId(group).ipProtocol("tcp").fromPort(port).toPort(port).cidrIp("10.0.0.0/8"));
	}

	private String path(String source, String destination) {
		return this.ec2
			.createNetworkInsightsPath((it) -> it.source(source).destination(destination).protocol(Protocol.TCP))
			.networkInsightsPath()
			.networkInsightsPathId();
	}

	private void run(String subnet, int count) {
		String image = this.ec2
			.describeImages(
					(it) -> it.owners("amazon").filters((filter) -> filter.name("architecture").values("x86_64")))
			.images()
			.get(0)
			.imageId();
		this.ec2.runInstances((it) -> it.imageId(image)
			.instanceType(InstanceType.T3_MICRO)
			.subnetId(subnet)
			.minCount(count)
			.maxCount(count));
	}

}
