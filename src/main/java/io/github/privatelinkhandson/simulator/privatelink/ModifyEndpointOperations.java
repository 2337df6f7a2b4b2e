package io.github.privatelinkhandson.simulator.privatelink;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
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

	/** Attribute with the part that follows the endpoint's id in its DNS names. */
	static final String SUFFIX = "suffix";

	void modifyVpcEndpoint(ModifyVpcEndpointRequest request, Call call) {
		Resource<VpcEndpoint> resource = new VpcEndpointService(call).get(request.vpcEndpointId());
		VpcEndpoint model = resource.model();
		String state = new VpcEndpointService(call).state(resource);
		if (state.equals(VpcEndpointService.DELETING) || state.equals(VpcEndpointService.REJECTED)) {
			throw AwsError.of("InvalidState", "The VPC endpoint %s is %s and cannot be changed", resource.id(), state);
		}
		ServiceConfiguration service = new ServiceConfigurationService(call).connected(resource)
			.map(OfferedService::model)
			.orElseThrow(() -> ServiceCatalogService.unknown(model.serviceName()));
		EndpointValidationService.checkPrivateDns(request.privateDnsEnabled(), service.serviceName(),
				service.privateDnsName());
		VpcEndpoint changed = moved(call, request, regrouped(call, request, model), service, resource);
		boolean moved = !changed.subnetIds().equals(model.subnetIds());
		Resource<VpcEndpoint> kept = resource.with(changed);
		call.put(moved ? kept.withTime(VpcEndpointService.MODIFIED_AT, call.now()) : kept);
	}

	private VpcEndpoint regrouped(Call call, ModifyVpcEndpointRequest request, VpcEndpoint model) {
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
			.groups(new EndpointInterfaceService(call).groups(model.vpcId(), List.copyOf(ids)))
			.build();
		new EndpointInterfaceService(call).regroup(changed);
		return changed;
	}

	private VpcEndpoint moved(Call call, ModifyVpcEndpointRequest request, VpcEndpoint model,
			ServiceConfiguration service, Resource<VpcEndpoint> resource) {
		VpcEndpoint left = new EndpointInterfaceService(call).remove(model, request.removeSubnetIds());
		Set<String> ids = new LinkedHashSet<>(left.subnetIds());
		ids.addAll(request.addSubnetIds());
		List<Subnet> added = new EndpointInterfaceService(call).subnets(model.vpcId(), service, List.copyOf(ids))
			.stream()
			.filter((subnet) -> !left.subnetIds().contains(subnet.subnetId()))
			.toList();
		VpcEndpoint placed = new EndpointInterfaceService(call).add(left, added, request.subnetConfigurations());
		String suffix = resource.attributes().get(SUFFIX);
		return placed.toBuilder()
			.dnsEntries(new EndpointNameService(call).entries(resource.id(), suffix,
					new EndpointNameService(call).base(service.serviceId()),
					new EndpointInterfaceService(call).zones(placed)))
			.build();
	}

}
