package io.github.privatelinkhandson.simulator.privatelink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DnsRecordIpType;
import software.amazon.awssdk.services.ec2.model.IpAddressType;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetConfiguration;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Creates, lists and deletes endpoints.
 */
@Component
class EndpointOperations implements Operations {

	private static final Map<String, String> FILTERS = Map.of("vpc-endpoint-state", "state");

	VpcEndpoint createVpcEndpoint(CreateVpcEndpointRequest request, Call call) {
		Optional<Resource<VpcEndpoint>> earlier = new ClientTokenService(call).earlier(ResourceTypes.ENDPOINT,
				request.clientToken(), request);
		if (earlier.isPresent()) {
			return new VpcEndpointService(call).describe(earlier.get());
		}
		String vpcId = call.get(ResourceTypes.VPC, call.require(request.vpcId(), "VpcId")).id();
		OfferedService offered = new EndpointValidationService(call).service(request);
		ServiceConfiguration service = offered.model();
		EndpointValidationService.check(request, service);
		List<String> subnetIds = new ArrayList<>(request.subnetIds());
		request.subnetConfigurations().stream().map(SubnetConfiguration::subnetId).forEach(subnetIds::add);
		List<Subnet> subnets = new EndpointInterfaceService(call).subnets(vpcId, service, subnetIds);
		Quota.INTERFACE_ENDPOINTS.check(call,
				() -> new VpcEndpointService(call).existing()
					.stream()
					.filter((other) -> vpcId.equals(other.vpcId()))
					.count() + 1);
		return new VpcEndpointService(call).describe(create(call, request, offered, subnets));
	}

	Page<VpcEndpoint> describeVpcEndpoints(DescribeVpcEndpointsRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.ENDPOINT, new VpcEndpointService(call)::describe,
				request.vpcEndpointIds(), request, FILTERS);
	}

	List<UnsuccessfulItem> deleteVpcEndpoints(DeleteVpcEndpointsRequest request, Call call) {
		List<String> existing = new VpcEndpointService(call).resources().stream().map(Resource::id).toList();
		return BatchResult.each(call.require(request.vpcEndpointIds(), "VpcEndpointId"), (id) -> {
			if (!existing.contains(id)) {
				throw AwsError.of("InvalidVpcEndpoint.NotFound", "The Vpc Endpoint Id '%s' does not exist", id);
			}
			delete(call, new VpcEndpointService(call).get(id));
		});
	}

	private void delete(Call call, Resource<VpcEndpoint> endpoint) {
		if (!endpoint.deleted()) {
			new EndpointInterfaceService(call).release(endpoint.model());
			call.put(endpoint.withTime(Resource.DELETED, call.now()));
		}
	}

	private Resource<VpcEndpoint> create(Call call, CreateVpcEndpointRequest request, OfferedService offered,
			List<Subnet> subnets) {
		ServiceConfiguration service = offered.model();
		String id = call.newId(ResourceTypes.ENDPOINT);
		String suffix = new EndpointNameService(call).newSuffix();
		VpcEndpoint bare = bare(call, request, service, id);
		VpcEndpoint placed = new EndpointInterfaceService(call).add(bare, subnets, request.subnetConfigurations());
		VpcEndpoint model = placed.toBuilder()
			.dnsEntries(new EndpointNameService(call).entries(id, suffix,
					new EndpointNameService(call).base(service.serviceId()),
					new EndpointInterfaceService(call).zones(placed)))
			.build();
		Resource<VpcEndpoint> made = ClientTokenService
			.withToken(Resource.created(ResourceTypes.ENDPOINT, id, model, call.now()), request.clientToken(), request)
			.withAttribute(ModifyEndpointOperations.SUFFIX, suffix)
			.withAttribute(EndpointConnectionService.CONNECTION, call.newId("vpce-con-"))
			.withAttribute(VpcEndpointService.PROVIDER, offered.otherAccount());
		Resource<VpcEndpoint> kept = service.acceptanceRequired() ? made
				: made.withTime(VpcEndpointService.ACCEPTED_AT, call.now());
		call.put(kept);
		offered.connect();
		return kept;
	}

	private VpcEndpoint bare(Call call, CreateVpcEndpointRequest request, ServiceConfiguration service, String id) {
		return VpcEndpoint.builder()
			.vpcEndpointId(id)
			.vpcEndpointType(VpcEndpointType.INTERFACE)
			.vpcId(request.vpcId())
			.serviceName(service.serviceName())
			.serviceRegion(call.region())
			.ownerId(call.account())
			.requesterManaged(false)
			.privateDnsEnabled(Objects.requireNonNullElse(request.privateDnsEnabled(), false))
			.routeTableIds(List.of())
			.subnetIds(List.of())
			.networkInterfaceIds(List.of())
			.groups(new EndpointInterfaceService(call).groups(request.vpcId(), request.securityGroupIds()))
			.ipAddressType(IpAddressType.IPV4)
			.dnsOptions((options) -> options.dnsRecordIpType(DnsRecordIpType.IPV4))
			.creationTimestamp(call.now())
			.tags(Tags.only(request.tagSpecifications(), "vpc-endpoint"))
			.build();
	}

}
