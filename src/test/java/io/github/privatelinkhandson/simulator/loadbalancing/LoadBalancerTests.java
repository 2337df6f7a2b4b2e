package io.github.privatelinkhandson.simulator.loadbalancing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.validation.TestModels;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

import static io.github.privatelinkhandson.simulator.loadbalancing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

class LoadBalancerTests {

	private final TestNetwork network = new TestNetwork();

	private final LoadBalancerOperations operations = new LoadBalancerOperations();

	private final LoadBalancerSettingOperations settings = new LoadBalancerSettingOperations();

	@Test
	void newLoadBalancerIsProvisioningAndBecomesActive() {
		this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));
		assertThat(only().state().code()).isEqualTo(LoadBalancerStateEnum.PROVISIONING);
		this.network.pass(Duration.ofSeconds(129));
		assertThat(only().state().code()).isEqualTo(LoadBalancerStateEnum.PROVISIONING);
		this.network.pass(Duration.ofSeconds(36));
		assertThat(only().state().code()).isEqualTo(LoadBalancerStateEnum.ACTIVE);
	}

	@Test
	void newLoadBalancerIsDescribedAsAwsDescribesIt() {
		String arn = this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));
		String id = arn.substring(arn.lastIndexOf('/') + 1);
		LoadBalancer made = only();
		assertThat(arn)
			.matches("arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:loadbalancer/net/NLB-B/[0-9a-f]{16}");
		assertThat(made.dnsName()).isEqualTo("NLB-B-" + id + ".elb.ap-northeast-1.amazonaws.com");
		assertThat(made.canonicalHostedZoneId()).isEqualTo("Z31USIVHYNEOWT");
		assertThat(made.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic()).isEqualTo("on");
		assertThat(made.availabilityZones()).extracting((zone) -> zone.zoneName())
			.containsExactly("ap-northeast-1a", "ap-northeast-1c");
	}

	@Test
	void everyZoneHasANetworkInterface() {
		String arn = this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));
		assertThat(interfaces()).hasSize(2).allSatisfy((found) -> {
			assertThat(found.description()).isEqualTo("ELB " + arn.substring(arn.indexOf("net/")));
			assertThat(found.interfaceType()).isEqualTo(NetworkInterfaceType.NETWORK_LOAD_BALANCER);
			assertThat(found.requesterManaged()).isTrue();
			assertThat(found.attachment().instanceOwnerId()).isEqualTo("amazon-aws");
			assertThat(found.groups()).extracting(GroupIdentifier::groupId).containsExactly(this.network.groupId);
		});
		assertThat(interfaces()).extracting(NetworkInterface::subnetId)
			.containsExactly(this.network.subnetA, this.network.subnetC);
	}

	@Test
	void sameNameAndSettingsGiveTheSameLoadBalancer() {
		String arn = this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));
		assertThat(this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"))).isEqualTo(arn);
		assertThat(interfaces()).hasSize(2);
	}

	@Test
	void sameNameAndOtherSettingsAreRefused() {
		this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));
		assertRefused("DuplicateLoadBalancerName", "'NLB-B' exists, but with different settings", () -> this.network
			.newLoadBalancer(this.network.loadBalancer("NLB-B").tags(Tag.builder().key("a").value("b").build())));
	}

	@ParameterizedTest
	@CsvSource({ "-a, cannot begin or end", "a-, cannot begin or end", "a_b, can only contain",
			"ab ., can only contain", "internal-a, cannot begin with 'internal-'",
			"abcdefghijklmnopqrstuvwxyz1234567, cannot be longer" })
	void badNameIsRefused(String name, String text) {
		assertRefused("ValidationError", text, () -> this.network.newLoadBalancer(this.network.loadBalancer(name)));
	}

	@Test
	void otherTypesAreRefused() {
		assertRefused("ValidationError", "set the type to 'network'",
				() -> this.network.newLoadBalancer(this.network.loadBalancer("a").type((LoadBalancerTypeEnum) null)));
	}

	@Test
	void badSubnetsAreRefused() {
		String secondInA = this.network.newSubnet(this.network.vpcId, "10.0.3.0/24", "ap-northeast-1a");
		String small = this.network.newSubnet(this.network.vpcId, "10.0.4.0/28", "ap-northeast-1c");
		assertRefused("SubnetNotFound", "'subnet-0' does not exist",
				() -> this.network.newLoadBalancer(this.network.loadBalancer("a").subnets("subnet-0")));
		assertRefused("InvalidConfigurationRequest", "same Availability Zone", () -> this.network
			.newLoadBalancer(this.network.loadBalancer("a").subnets(this.network.subnetA, secondInA)));
		assertRefused("ValidationError", "Subnets is required",
				() -> this.network.newLoadBalancer(this.network.loadBalancer("a").subnets(List.of())));
		this.network.newLoadBalancer(this.network.loadBalancer("fits").subnets(small));
		fill(small, 3);
		assertRefused("InvalidSubnet", "Not enough IP space available in " + small,
				() -> this.network.newLoadBalancer(this.network.loadBalancer("a").subnets(small)));
	}

	@Test
	void internetFacingNeedsAnInternetGateway() {
		assertRefused("InvalidSubnet", "has no internet gateway", () -> this.network
			.newLoadBalancer(this.network.loadBalancer("a").scheme(LoadBalancerSchemeEnum.INTERNET_FACING)));
	}

	@Test
	void groupOfAnotherVpcIsRefused() {
		String other = this.network.newGroup(this.network.newVpc());
		assertRefused("InvalidSecurityGroup", "does not belong to VPC",
				() -> this.network.newLoadBalancer(this.network.loadBalancer("a").securityGroups(other)));
		assertRefused("InvalidSecurityGroup", "'sg-0' does not exist",
				() -> this.network.newLoadBalancer(this.network.loadBalancer("a").securityGroups("sg-0")));
	}

	@Test
	void unknownLoadBalancersAreNotFound() {
		assertRefused("LoadBalancerNotFound", "[no-such]", () -> describe((request) -> request.names("no-such")));
		assertRefused("ValidationError", "not a valid load balancer ARN",
				() -> describe((request) -> request.loadBalancerArns("x")));
	}

	@Test
	void descriptionsComeInPages() {
		this.network.newLoadBalancer(this.network.loadBalancer("one"));
		this.network.newLoadBalancer(this.network.loadBalancer("two"));
		Page<LoadBalancer> first = describe((request) -> request.pageSize(1));
		assertThat(first.items()).extracting(LoadBalancer::loadBalancerName).containsExactly("one");
		Page<LoadBalancer> second = describe((request) -> request.pageSize(1).marker(first.next()));
		assertThat(second.items()).extracting(LoadBalancer::loadBalancerName).containsExactly("two");
		assertThat(second.next()).isNull();
	}

	@Test
	void deletedLoadBalancerIsGoneAndItsInterfacesLinger() {
		String arn = this.network.newActiveLoadBalancer("NLB-B");
		this.network.newListener(arn, this.network.newTargetGroup("tg"));
		this.network.deleteLoadBalancer(arn);
		this.network.deleteLoadBalancer(arn);
		List<LoadBalancer> left = this.network.elb((call) -> new LoadBalancerService(call).existing());
		assertThat(left).isEmpty();
		List<Resource<Listener>> listeners = this.network.elb((call) -> call.resources().all(ResourceTypes.LISTENER));
		assertThat(listeners).isEmpty();
		this.network.pass(Duration.ofSeconds(39));
		assertThat(interfaces()).hasSize(2);
		this.network.pass(Duration.ofSeconds(16));
		assertThat(interfaces()).isEmpty();
	}

	@Test
	void loadBalancerOfAnEndpointServiceIsNotDeleted() {
		String arn = this.network.newActiveLoadBalancer("NLB-B");
		this.network.ec2((call) -> {
			ServiceConfiguration service = ServiceConfiguration.builder().networkLoadBalancerArns(arn).build();
			call.resources().put(Resource.created(ResourceTypes.ENDPOINT_SERVICE, "vpce-svc-1", service, call.now()));
			return null;
		});
		assertRefused("ResourceInUse", "cannot be deleted because it is currently associated with another service",
				() -> this.network.deleteLoadBalancer(arn));
	}

	@Test
	void protectedLoadBalancerIsNotDeleted() {
		String arn = this.network.newActiveLoadBalancer("NLB-B");
		setAttribute(arn, "deletion_protection.enabled", "true");
		assertRefused("OperationNotPermitted", "deletion protection is enabled",
				() -> this.network.deleteLoadBalancer(arn));
		setAttribute(arn, "deletion_protection.enabled", "false");
		this.network.deleteLoadBalancer(arn);
		List<LoadBalancer> left = this.network.elb((call) -> new LoadBalancerService(call).existing());
		assertThat(left).isEmpty();
	}

	@Test
	void crossZoneIsOffUntilItIsSet() {
		String arn = this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));
		assertThat(attributes(arn)).containsEntry("load_balancing.cross_zone.enabled", "false")
			.containsEntry("dns_record.client_routing_policy", "any_availability_zone")
			.containsEntry("zonal_shift.config.enabled", "false");
		setAttribute(arn, "load_balancing.cross_zone.enabled", "true");
		assertThat(attributes(arn)).containsEntry("load_balancing.cross_zone.enabled", "true");
	}

	@Test
	void unknownAttributeAndValueAreRefused() {
		String arn = this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));
		assertRefused("InvalidConfigurationRequest", "'idle_timeout.timeout_seconds' is not recognized",
				() -> setAttribute(arn, "idle_timeout.timeout_seconds", "60"));
		assertRefused("InvalidConfigurationRequest", "'yes' is not valid",
				() -> setAttribute(arn, "load_balancing.cross_zone.enabled", "yes"));
	}

	@Test
	void privateLinkRuleIsSwitchedWithTheSecurityGroups() {
		String arn = this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));
		String other = this.network.newGroup(this.network.vpcId);
		SetSecurityGroupsResponse answer = setGroups(arn, "off", this.network.groupId, other);
		assertThat(answer.securityGroupIds()).containsExactly(this.network.groupId, other);
		assertThat(answer.enforceSecurityGroupInboundRulesOnPrivateLinkTrafficAsString()).isEqualTo("off");
		setGroups(arn, null, other);
		assertThat(only().enforceSecurityGroupInboundRulesOnPrivateLinkTraffic()).isEqualTo("off");
		assertThat(only().securityGroups()).containsExactly(other);
		assertThat(interfaces()).flatExtracting(NetworkInterface::groups)
			.extracting(GroupIdentifier::groupId)
			.containsExactly(other, other);
	}

	@Test
	void loadBalancerKeepsAtLeastOneGroupAndGetsNoneLater() {
		String arn = this.network.newLoadBalancer(this.network.loadBalancer("with"));
		assertRefused("ValidationError", "null at 'securityGroups'", () -> setGroups(arn, "off"));
		String bare = this.network.newLoadBalancer(this.network.loadBalancer("without").securityGroups(List.of()));
		assertRefused("InvalidConfigurationRequest", "created without any",
				() -> setGroups(bare, "off", this.network.groupId));
	}

	@Test
	void privateLinkRuleIsNotShownWithoutGroups() {
		this.network.newLoadBalancer(this.network.loadBalancer("without").securityGroups(List.of()));
		assertThat(only().enforceSecurityGroupInboundRulesOnPrivateLinkTraffic()).isNull();
		assertThat(interfaces()).allSatisfy((found) -> assertThat(found.groups()).isEmpty());
	}

	@Test
	void subnetsCanBeChanged() {
		String arn = this.network.newLoadBalancer(this.network.loadBalancer("NLB-B").subnets(this.network.subnetA));
		this.network.elb((call) -> this.settings
			.setSubnets(SetSubnetsRequest.builder().loadBalancerArn(arn).subnets(this.network.subnetC).build(), call));
		assertThat(only().availabilityZones()).extracting((zone) -> zone.subnetId())
			.containsExactly(this.network.subnetC);
		this.network.pass(Duration.ofMinutes(1));
		assertThat(interfaces()).extracting(NetworkInterface::subnetId).containsExactly(this.network.subnetC);
	}

	private LoadBalancer only() {
		List<LoadBalancer> all = this.network.elb((call) -> new LoadBalancerService(call).existing());
		assertThat(all).hasSize(1);
		return all.get(0);
	}

	private List<NetworkInterface> interfaces() {
		return this.network.ec2((call) -> new NetworkInterfaceService(call).existing());
	}

	private void fill(String subnetId, int interfaces) {
		this.network.ec2((call) -> {
			for (int i = 0; i < interfaces; i++) {
				new NetworkInterfaceService(call).create(new NetworkInterfaceService.Spec(subnetId,
						NetworkInterfaceType.INTERFACE, "", List.of(this.network.groupId), null, null, List.of()));
			}
			return null;
		});
	}

	private Map<String, String> attributes(String arn) {
		return this.network.elb((call) -> new LoadBalancerService(call).attributes(arn));
	}

	private void setAttribute(String arn, String key, String value) {
		this.network
			.elb((call) -> this.settings.modifyLoadBalancerAttributes(ModifyLoadBalancerAttributesRequest.builder()
				.loadBalancerArn(arn)
				.attributes(LoadBalancerAttribute.builder().key(key).value(value).build())
				.build(), call));
	}

	private SetSecurityGroupsResponse setGroups(String arn, String flag, String... groups) {
		SetSecurityGroupsRequest request = SetSecurityGroupsRequest.builder()
			.loadBalancerArn(arn)
			.securityGroups(groups)
			.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(flag)
			.build();
		return this.network.elb((call) -> this.settings.setSecurityGroups(TestModels.checked(request, call), call));
	}

	private Page<LoadBalancer> describe(Consumer<DescribeLoadBalancersRequest.Builder> request) {
		return this.network.elb((call) -> this.operations
			.describeLoadBalancers(DescribeLoadBalancersRequest.builder().applyMutation(request).build(), call));
	}

}
