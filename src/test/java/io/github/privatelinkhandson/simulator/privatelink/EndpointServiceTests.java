package io.github.privatelinkhandson.simulator.privatelink;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AllowedPrincipal;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicePermissionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServicePermissionsRequest;
import software.amazon.awssdk.services.ec2.model.PrincipalType;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.ServiceState;
import software.amazon.awssdk.services.ec2.model.ServiceType;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

import static io.github.privatelinkhandson.simulator.loadbalancing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

class EndpointServiceTests {

	private final TestEndpoints endpoints = new TestEndpoints();

	private final EndpointServiceOperations operations = new EndpointServiceOperations();

	private final ServicePermissionOperations permissions = new ServicePermissionOperations();

	private final ServiceCatalogOperations catalogue = new ServiceCatalogOperations();

	private final String loadBalancer = this.endpoints.network.newActiveLoadBalancer("NLB-B");

	@Test
	void newServiceIsPendingAndBecomesAvailable() {
		ServiceConfiguration made = this.endpoints.newService(this.loadBalancer);
		assertThat(made.serviceState()).isEqualTo(ServiceState.PENDING);
		this.endpoints.pass(Duration.ofSeconds(6));
		assertThat(only().serviceState()).isEqualTo(ServiceState.AVAILABLE);
	}

	@Test
	void newServiceIsDescribedAsAwsDescribesIt() {
		ServiceConfiguration made = this.endpoints.newService(this.loadBalancer);
		assertThat(made.serviceId()).matches("vpce-svc-[0-9a-f]{17}");
		assertThat(made.serviceName()).isEqualTo("com.amazonaws.vpce.ap-northeast-1." + made.serviceId());
		assertThat(made.baseEndpointDnsNames())
			.containsExactly(made.serviceId() + ".ap-northeast-1.vpce.amazonaws.com");
		assertThat(made.acceptanceRequired()).isTrue();
		assertThat(made.serviceType().get(0).serviceType()).isEqualTo(ServiceType.INTERFACE);
		assertThat(made.supportedIpAddressTypesAsStrings()).containsExactly("ipv4");
		assertThat(made.availabilityZones()).containsExactly("ap-northeast-1a", "ap-northeast-1c");
		assertThat(made.networkLoadBalancerArns()).containsExactly(this.loadBalancer);
	}

	@Test
	void loadBalancerMustExistBeActiveAndFree() {
		assertRefused("InvalidNetworkLoadBalancerArn.NotFound", "does not exist",
				() -> this.endpoints.newService(this.loadBalancer + "0"));
		String young = this.endpoints.network.newLoadBalancer(this.endpoints.network.loadBalancer("young"));
		assertRefused("InvalidParameter", "is not active yet", () -> this.endpoints.newService(young));
		this.endpoints.newService(this.loadBalancer);
		assertRefused("InvalidParameter", "already associated with another VPC Endpoint Service",
				() -> this.endpoints.newService(this.loadBalancer));
		assertRefused("InvalidParameter", "network_load_balancer_arn", () -> this.endpoints.newService());
	}

	@Test
	void sameClientTokenGivesTheSameService() {
		ServiceConfiguration made = this.endpoints.newService((request) -> request.clientToken("one"),
				this.loadBalancer);
		assertThat(this.endpoints.newService((request) -> request.clientToken("one"), this.loadBalancer).serviceId())
			.isEqualTo(made.serviceId());
		assertRefused("IdempotentParameterMismatch", "", () -> this.endpoints
			.newService((request) -> request.clientToken("one").acceptanceRequired(false), this.loadBalancer));
	}

	@Test
	void loadBalancerIsKeptUntilItsServiceIsGone() {
		String id = this.endpoints.newService(this.loadBalancer).serviceId();
		assertRefused("ResourceInUse", "associated with another service",
				() -> this.endpoints.network.deleteLoadBalancer(this.loadBalancer));
		assertThat(this.endpoints.deleteServices(id)).isEmpty();
		assertRefused("ResourceInUse", "", () -> this.endpoints.network.deleteLoadBalancer(this.loadBalancer));
		this.endpoints.pass(Duration.ofSeconds(6));
		this.endpoints.network.deleteLoadBalancer(this.loadBalancer);
	}

	@Test
	void deletedServiceIsDeletingAndThenNotFound() {
		String id = this.endpoints.newService(this.loadBalancer).serviceId();
		this.endpoints.deleteServices(id);
		assertThat(only().serviceState()).isEqualTo(ServiceState.DELETING);
		this.endpoints.pass(Duration.ofSeconds(6));
		assertRefused("InvalidVpcEndpointServiceId.NotFound", "'" + id + "' does not exist",
				() -> this.endpoints.describeServices((request) -> request.serviceIds(id)));
		assertThat(this.endpoints.deleteServices(id)).singleElement()
			.satisfies((item) -> assertThat(item.error().code()).isEqualTo("InvalidVpcEndpointService.NotFound"));
	}

	@Test
	void serviceWithConnectionsIsNotDeleted() {
		ServiceConfiguration service = this.endpoints.newService(this.loadBalancer);
		String endpoint = this.endpoints.newEndpoint(service.serviceName()).vpcEndpointId();
		UnsuccessfulItem refusal = this.endpoints.deleteServices(service.serviceId()).get(0);
		assertThat(refusal.resourceId()).isEqualTo(service.serviceId());
		assertThat(refusal.error().code()).isEqualTo("ExistingVpcEndpointConnections");
		assertThat(refusal.error().message()).isEqualTo("Service has existing active VPC Endpoint connections!");
		this.endpoints.reject(service.serviceId(), endpoint);
		this.endpoints.pass(Duration.ofSeconds(5));
		assertThat(this.endpoints.deleteServices(service.serviceId())).isEmpty();
	}

	@Test
	void serviceCanBeChanged() {
		String id = this.endpoints.newService(this.loadBalancer).serviceId();
		String single = this.endpoints.network
			.newLoadBalancer(this.endpoints.network.loadBalancer("single").subnets(this.endpoints.network.subnetC));
		this.endpoints.pass(Duration.ofMinutes(5));
		modify((request) -> request.serviceId(id)
			.acceptanceRequired(false)
			.addNetworkLoadBalancerArns(single)
			.removeNetworkLoadBalancerArns(this.loadBalancer));
		assertThat(only().acceptanceRequired()).isFalse();
		assertThat(only().networkLoadBalancerArns()).containsExactly(single);
		assertThat(only().availabilityZones()).containsExactly("ap-northeast-1c");
		assertRefused("InvalidParameter", "at least one load balancer",
				() -> modify((request) -> request.serviceId(id).removeNetworkLoadBalancerArns(single)));
	}

	@Test
	void principalsAreAddedAndRemoved() {
		String id = this.endpoints.newService(this.loadBalancer).serviceId();
		String other = "arn:aws:iam::444455556666:root";
		assertThat(allowed(id)).isEmpty();
		permit(id, (request) -> request.addAllowedPrincipals(other, "*"));
		assertThat(allowed(id)).extracting(AllowedPrincipal::principalType)
			.containsExactly(PrincipalType.ALL, PrincipalType.ACCOUNT);
		permit(id, (request) -> request.removeAllowedPrincipals("*"));
		assertThat(allowed(id)).extracting(AllowedPrincipal::principal).containsExactly(other);
		assertRefused("InvalidPrincipal", "'someone'",
				() -> permit(id, (request) -> request.addAllowedPrincipals("someone")));
	}

	@Test
	void consumersFindTheServiceByItsName() {
		ServiceConfiguration service = this.endpoints.newService(this.loadBalancer);
		assertThat(offered((request) -> request.serviceNames(service.serviceName()))).singleElement()
			.satisfies((found) -> {
				assertThat(found.serviceId()).isEqualTo(service.serviceId());
				assertThat(found.owner()).isEqualTo("111122223333");
				assertThat(found.availabilityZones()).isEqualTo(service.availabilityZones());
				assertThat(found.acceptanceRequired()).isTrue();
			});
		assertRefused("InvalidServiceName", "The Vpc Endpoint Service 'com.amazonaws.vpce.x' does not exist",
				() -> offered((request) -> request.serviceNames("com.amazonaws.vpce.x")));
	}

	@Test
	void someServicesOfAwsAreListed() {
		assertThat(offered((request) -> request
			.filters(Filter.builder().name("service-name").values("com.amazonaws.ap-northeast-1.s3").build())))
			.extracting((service) -> service.serviceType().get(0).serviceType())
			.containsExactly(ServiceType.GATEWAY, ServiceType.INTERFACE);
		assertThat(
				offered((request) -> request.filters(Filter.builder().name("service-type").values("Gateway").build())))
			.hasSize(2);
	}

	@Test
	void interfaceServicesOfAwsHavePrivateNames() {
		List<String> wanted = Stream
			.of("ec2", "ec2messages", "ecr.api", "ecr.dkr", "ecs", "logs", "rds", "s3", "ssm", "ssmmessages", "sts")
			.map((name) -> "com.amazonaws.ap-northeast-1." + name)
			.toList();
		List<ServiceDetail> found = offered((request) -> request.serviceNames(wanted)
			.filters(Filter.builder().name("service-type").values("Interface").build(),
					Filter.builder().name("owner").values("amazon").build()));
		assertThat(found).extracting(ServiceDetail::serviceName).containsExactlyElementsOf(wanted);
		assertThat(found).allSatisfy((service) -> {
			assertThat(service.serviceId()).matches("vpce-svc-[0-9a-f]{17}");
			assertThat(service.privateDnsNames()).singleElement()
				.satisfies((name) -> assertThat(name.privateDnsName()).isEqualTo(service.privateDnsName()));
			assertThat(service.acceptanceRequired()).isFalse();
		});
		assertThat(found.get(2).privateDnsName()).isEqualTo("api.ecr.ap-northeast-1.amazonaws.com");
		assertThat(found.get(2).baseEndpointDnsNames()).containsExactly("api.ecr.ap-northeast-1.vpce.amazonaws.com");
		assertThat(found.get(3).privateDnsName()).isEqualTo("*.dkr.ecr.ap-northeast-1.amazonaws.com");
	}

	private ServiceConfiguration only() {
		List<ServiceConfiguration> all = this.endpoints.describeServices((request) -> {
		});
		assertThat(all).hasSize(1);
		return all.get(0);
	}

	private void modify(Consumer<ModifyVpcEndpointServiceConfigurationRequest.Builder> request) {
		this.endpoints.run((call) -> this.operations.modifyVpcEndpointServiceConfiguration(
				ModifyVpcEndpointServiceConfigurationRequest.builder().applyMutation(request).build(), call));
	}

	private void permit(String id, Consumer<ModifyVpcEndpointServicePermissionsRequest.Builder> request) {
		this.endpoints.ec2((call) -> this.permissions.modifyVpcEndpointServicePermissions(
				ModifyVpcEndpointServicePermissionsRequest.builder().serviceId(id).applyMutation(request).build(),
				call));
	}

	private List<AllowedPrincipal> allowed(String id) {
		return this.endpoints.ec2(
				(call) -> this.permissions
					.describeVpcEndpointServicePermissions(
							DescribeVpcEndpointServicePermissionsRequest.builder().serviceId(id).build(), call)
					.items());
	}

	private List<ServiceDetail> offered(Consumer<DescribeVpcEndpointServicesRequest.Builder> request) {
		return this.endpoints
			.ec2((call) -> this.catalogue
				.describeVpcEndpointServices(
						DescribeVpcEndpointServicesRequest.builder().applyMutation(request).build(), call)
				.serviceDetails());
	}

}
