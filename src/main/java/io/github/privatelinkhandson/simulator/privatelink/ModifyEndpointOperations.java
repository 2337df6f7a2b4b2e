package io.github.privatelinkhandson.simulator.privatelink;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Changes endpoints: security groups and subnets.
 */
@Component
class ModifyEndpointOperations implements Operations {

	/** What follows the endpoint's id in its DNS names. */
	static final String SUFFIX = "suffix";

	ModifyVpcEndpointResponse modifyVpcEndpoint(ModifyVpcEndpointRequest request, Call call) {
		Resource<VpcEndpoint> resource = VpcEndpointService.get(call, request.vpcEndpointId());
		VpcEndpoint model = resource.model();
		String state = VpcEndpointService.state(call, resource);
		if (state.equals(VpcEndpointService.DELETING) || state.equals(VpcEndpointService.REJECTED)) {
			throw AwsError.of("InvalidState", "The VPC endpoint %s is %s and cannot be changed", resource.id(), state);
		}
		ServiceConfiguration service = ServiceConfigurationService.connected(call, resource)
			.map(OfferedService::model)
			.orElseThrow(() -> ServiceCatalogService.unknown(model.serviceName()));
		EndpointValidation.checkPrivateDns(request.privateDnsEnabled(), service.serviceName(),
				service.privateDnsName());
		VpcEndpoint changed = moved(call, request, regrouped(call, request, model), service, resource);
		boolean moved = !changed.subnetIds().equals(model.subnetIds());
		Resource<VpcEndpoint> kept = resource.with(changed);
		call.resources().put(moved ? kept.withTime(VpcEndpointService.MODIFIED_AT, call.now()) : kept);
		return ModifyVpcEndpointResponse.builder().returnValue(true).build();
	}

	private static VpcEndpoint regrouped(Call call, ModifyVpcEndpointRequest request, VpcEndpoint model) {
		if (request.addSecurityGroupIds().isEmpty() && request.removeSecurityGroupIds().isEmpty()) {
			return model;
		}
		Set<String> ids = new LinkedHashSet<>(model.groups().stream().map(SecurityGroupIdentifier::groupId).toList());
		ids.addAll(request.addSecurityGroupIds());
		request.removeSecurityGroupIds().forEach(ids::remove);
		if (ids.isEmpty()) {
			throw AwsError.of("InvalidParameter", "The VPC endpoint %s must have at least one security group.",
					model.vpcEndpointId());
		}
		VpcEndpoint changed = model.toBuilder()
			.groups(EndpointInterfaceService.groups(call, model.vpcId(), List.copyOf(ids)))
			.build();
		EndpointInterfaceService.regroup(call, changed);
		return changed;
	}

	private static VpcEndpoint moved(Call call, ModifyVpcEndpointRequest request, VpcEndpoint model,
			ServiceConfiguration service, Resource<VpcEndpoint> resource) {
		VpcEndpoint left = EndpointInterfaceService.remove(call, model, request.removeSubnetIds());
		Set<String> ids = new LinkedHashSet<>(left.subnetIds());
		ids.addAll(request.addSubnetIds());
		List<Subnet> added = EndpointInterfaceService.subnets(call, model.vpcId(), service, List.copyOf(ids))
			.stream()
			.filter((subnet) -> !left.subnetIds().contains(subnet.subnetId()))
			.toList();
		VpcEndpoint placed = EndpointInterfaceService.add(call, left, added, request.subnetConfigurations());
		String suffix = resource.notes().get(SUFFIX);
		return placed.toBuilder()
			.dnsEntries(DnsNames.entries(call, resource.id(), suffix, DnsNames.base(call, service.serviceId()),
					EndpointInterfaceService.zones(call, placed)))
			.build();
	}

}
