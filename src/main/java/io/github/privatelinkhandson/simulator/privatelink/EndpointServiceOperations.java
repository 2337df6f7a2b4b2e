package io.github.privatelinkhandson.simulator.privatelink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointServiceConfigurationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServiceConfigurationsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceType;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * Creates, lists, changes and deletes endpoint services.
 */
@Component
class EndpointServiceOperations implements Operations {

	ServiceConfiguration createVpcEndpointServiceConfiguration(CreateVpcEndpointServiceConfigurationRequest request,
			Call call) {
		Resource<ServiceConfiguration> made = new ClientTokenService(call).once(ResourceTypes.ENDPOINT_SERVICE,
				request.clientToken(), request, () -> create(call, request));
		return new ServiceConfigurationService(call).describe(made);
	}

	private Resource<ServiceConfiguration> create(Call call, CreateVpcEndpointServiceConfigurationRequest request) {
		List<String> arns = request.networkLoadBalancerArns();
		if (arns.isEmpty()) {
			throw AwsError.of("InvalidParameter",
					"exactly one of network_load_balancer_arn or gateway_load_balancer_arn is a required member");
		}
		new ServiceLoadBalancerService(call).check(arns);
		List<String> types = request.supportedIpAddressTypes().isEmpty() ? List.of("ipv4")
				: request.supportedIpAddressTypes();
		new ServiceLoadBalancerService(call).checkAddressTypes(arns, types);
		String id = call.newId(ResourceTypes.ENDPOINT_SERVICE);
		ServiceConfiguration model = withLoadBalancers(call, arns,
				ServiceConfiguration.builder()
					.serviceId(id)
					.serviceName(new EndpointNameService(call).serviceName(id))
					.serviceType((detail) -> detail.serviceType(ServiceType.INTERFACE))
					.acceptanceRequired(Objects.requireNonNullElse(request.acceptanceRequired(), true))
					.managesVpcEndpoints(false)
					.remoteAccessEnabled(false)
					.baseEndpointDnsNames(new EndpointNameService(call).base(id))
					.supportedIpAddressTypesWithStrings(types)
					.tags(Tags.only(request.tagSpecifications(), "vpc-endpoint-service")));
		return call.created(ResourceTypes.ENDPOINT_SERVICE, id, withPrivateName(call, model, request.privateDnsName()));
	}

	Page<ServiceConfiguration> describeVpcEndpointServiceConfigurations(
			DescribeVpcEndpointServiceConfigurationsRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.ENDPOINT_SERVICE,
				new ServiceConfigurationService(call)::describe, request.serviceIds(), request, Map.of());
	}

	void modifyVpcEndpointServiceConfiguration(ModifyVpcEndpointServiceConfigurationRequest request, Call call) {
		Resource<ServiceConfiguration> resource = new ServiceConfigurationService(call).get(request.serviceId());
		ServiceConfiguration model = resource.model();
		List<String> added = request.addNetworkLoadBalancerArns();
		new ServiceLoadBalancerService(call).check(added);
		List<String> arns = new ArrayList<>(model.networkLoadBalancerArns());
		arns.removeAll(request.removeNetworkLoadBalancerArns());
		arns.addAll(added);
		if (arns.isEmpty()) {
			throw AwsError.of("InvalidParameter", "An endpoint service must have at least one load balancer");
		}
		List<String> types = new ArrayList<>(model.supportedIpAddressTypesAsStrings());
		types.removeAll(request.removeSupportedIpAddressTypes());
		types.addAll(request.addSupportedIpAddressTypes());
		new ServiceLoadBalancerService(call).checkAddressTypes(arns, types);
		ServiceConfiguration changed = withLoadBalancers(call, arns, model.toBuilder()
			.supportedIpAddressTypesWithStrings(types.stream().distinct().toList())
			.acceptanceRequired(Objects.requireNonNullElse(request.acceptanceRequired(), model.acceptanceRequired())));
		call.put(resource.with(Boolean.TRUE.equals(request.removePrivateDnsName()) ? changed.toBuilder()
			.privateDnsName(null)
			.privateDnsNameConfiguration((PrivateDnsNameConfiguration) null)
			.build() : withPrivateName(call, changed, request.privateDnsName())));
	}

	List<UnsuccessfulItem> deleteVpcEndpointServiceConfigurations(DeleteVpcEndpointServiceConfigurationsRequest request,
			Call call) {
		List<String> existing = new ServiceConfigurationService(call).existing()
			.stream()
			.map(ServiceConfiguration::serviceId)
			.toList();
		return BatchResult.each(request.serviceIds(), (id) -> {
			if (!existing.contains(id)) {
				throw AwsError.of("InvalidVpcEndpointService.NotFound", "The VpcEndpointService Id '%s' does not exist",
						id);
			}
			delete(call, new ServiceConfigurationService(call).get(id));
		});
	}

	private void delete(Call call, Resource<ServiceConfiguration> service) {
		if (new EndpointConnectionService(call).of(service).stream().anyMatch(EndpointConnectionService::active)) {
			throw AwsError.of("ExistingVpcEndpointConnections",
					"Service has existing active VPC Endpoint connections!");
		}
		if (!service.deleted()) {
			call.put(service.withTime(Resource.DELETED, call.now()));
		}
	}

	private ServiceConfiguration withLoadBalancers(Call call, List<String> arns, ServiceConfiguration.Builder builder) {
		List<String> zones = new ServiceLoadBalancerService(call).zones(arns);
		return builder.networkLoadBalancerArns(arns)
			.availabilityZones(zones)
			.availabilityZoneIds(new ZoneService(call).ids(zones))
			.build();
	}

	private ServiceConfiguration withPrivateName(Call call, ServiceConfiguration model, @Nullable String name) {
		return (name == null) ? model : model.toBuilder()
			.privateDnsName(name)
			.privateDnsNameConfiguration((configuration) -> configuration.state("pendingVerification")
				.type("TXT")
				.name("_" + new EndpointNameService(call).newSuffix())
				.value("vpce:" + new EndpointNameService(call).newSuffix() + new EndpointNameService(call).newSuffix()))
			.build();
	}

}
