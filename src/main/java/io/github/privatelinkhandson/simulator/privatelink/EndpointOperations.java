package io.github.privatelinkhandson.simulator.privatelink;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DnsRecordIpType;
import software.amazon.awssdk.services.ec2.model.IpAddressType;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
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
 * Creates, lists, changes and deletes endpoints.
 */
@Component
class EndpointOperations implements Operations {

	private static final Map<String, String> FILTERS = Map.of("vpc-endpoint-state", "state");

	/** Attribute with the part that follows the endpoint's id in its DNS names. */
	static final String SUFFIX = "suffix";

	VpcEndpoint createVpcEndpoint(CreateVpcEndpointRequest request, Call call) {
		return new VpcEndpointService(call).describe(new ClientTokenService(call).once(ResourceTypes.ENDPOINT,
				request.clientToken(), request, () -> create(call, request)));
	}

	private Resource<VpcEndpoint> create(Call call, CreateVpcEndpointRequest request) {
		String vpcId = call.get(ResourceTypes.VPC, request.vpcId()).id();
		OfferedService offered = new EndpointValidationService(call).service(request);
		ServiceConfiguration service = offered.model();
		boolean aws = AwsEndpointService.isAws(service.serviceName());
		if (aws && request.vpcEndpointType() != VpcEndpointType.INTERFACE) {
			return new GatewayEndpointService(call).create(request, service);
		}
		if (aws) {
			EndpointValidationService.checkInterface(request, service);
		}
		else {
			EndpointValidationService.check(request, service);
		}
		List<String> subnetIds = new ArrayList<>(request.subnetIds());
		request.subnetConfigurations().stream().map(SubnetConfiguration::subnetId).forEach(subnetIds::add);
		List<Subnet> subnets = new EndpointInterfaceService(call).subnets(vpcId, service, subnetIds);
		Quota.INTERFACE_ENDPOINTS.check(call,
				() -> new VpcEndpointService(call).existing()
					.stream()
					.filter((other) -> vpcId.equals(other.vpcId()) && !VpcEndpointService.isGateway(other))
					.count() + 1);
		return create(call, request, offered, subnets);
	}

	Page<VpcEndpoint> describeVpcEndpoints(DescribeVpcEndpointsRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.ENDPOINT, new VpcEndpointService(call)::describe,
				request.vpcEndpointIds(), request, FILTERS);
	}

	List<UnsuccessfulItem> deleteVpcEndpoints(DeleteVpcEndpointsRequest request, Call call) {
		List<String> existing = new VpcEndpointService(call).resources().stream().map(Resource::id).toList();
		return BatchResult.each(request.vpcEndpointIds(), (id) -> {
			if (!existing.contains(id)) {
				throw AwsError.of("InvalidVpcEndpoint.NotFound", "The Vpc Endpoint Id '%s' does not exist", id);
			}
			delete(call, new VpcEndpointService(call).get(id));
		});
	}

	private void delete(Call call, Resource<VpcEndpoint> endpoint) {
		if (!endpoint.deleted()) {
			new EndpointInterfaceService(call).release(endpoint.model());
			new GatewayEndpointService(call).release(endpoint.model());
			call.put(endpoint.withTime(Resource.DELETED, call.now()));
		}
	}

	private Resource<VpcEndpoint> create(Call call, CreateVpcEndpointRequest request, OfferedService offered,
			List<Subnet> subnets) {
		ServiceConfiguration service = offered.model();
		String id = call.newId(ResourceTypes.ENDPOINT);
		String suffix = new EndpointNameService(call).newSuffix();
		VpcEndpoint bare = AwsEndpointService.isAws(service.serviceName()) ? ofAws(call, request, service, id)
				: bare(call, request, service, id).build();
		VpcEndpoint placed = new EndpointInterfaceService(call).add(bare, subnets, request.subnetConfigurations());
		Resource<VpcEndpoint> made = call.created(ResourceTypes.ENDPOINT, id, named(call, placed, suffix, service))
			.withAttribute(SUFFIX, suffix)
			.withAttribute(EndpointConnectionService.CONNECTION, call.newId("vpce-con-"))
			.withAttribute(VpcEndpointService.PROVIDER, offered.otherAccount());
		Resource<VpcEndpoint> kept = service.acceptanceRequired() ? made
				: made.withTime(VpcEndpointService.ACCEPTED_AT, call.now());
		offered.connect();
		return kept;
	}

	private VpcEndpoint.Builder bare(Call call, CreateVpcEndpointRequest request, ServiceConfiguration service,
			String id) {
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
			.tags(Tags.only(request.tagSpecifications(), "vpc-endpoint"));
	}

	private VpcEndpoint ofAws(Call call, CreateVpcEndpointRequest request, ServiceConfiguration service, String id) {
		AwsEndpointService aws = new AwsEndpointService(call);
		VpcEndpoint endpoint = bare(call, request, service, id)
			.policyDocument(AwsEndpointService.policy(request.policyDocument()))
			.privateDnsEnabled(aws.privateDns(request.vpcId(), service, request.privateDnsEnabled()))
			.dnsOptions((options) -> options.dnsRecordIpType(DnsRecordIpType.IPV4)
				.privateDnsOnlyForInboundResolverEndpoint(
						aws.onlyInbound(request.vpcId(), service, request.dnsOptions())))
			.build();
		aws.checkConflict(endpoint, service);
		return endpoint;
	}

	void modifyVpcEndpoint(ModifyVpcEndpointRequest request, Call call) {
		Resource<VpcEndpoint> resource = new VpcEndpointService(call).get(request.vpcEndpointId());
		VpcEndpoint model = resource.model();
		String state = new VpcEndpointService(call).state(resource);
		if (state.equals(VpcEndpointService.DELETING) || state.equals(VpcEndpointService.REJECTED)) {
			throw AwsError.of("InvalidState", "The VPC endpoint %s is %s and cannot be changed", resource.id(), state);
		}
		if (VpcEndpointService.isGateway(model)) {
			new GatewayEndpointService(call).modify(resource, request);
			return;
		}
		if (!request.addRouteTableIds().isEmpty() || !request.removeRouteTableIds().isEmpty()) {
			throw EndpointValidationService.noRouteTables();
		}
		ServiceConfiguration service = service(call, resource);
		VpcEndpoint renamed = AwsEndpointService.isAws(model.serviceName()) ? renamed(call, request, model, service)
				: checked(request, model, service);
		VpcEndpoint changed = moved(call, request, regrouped(call, request, renamed), service, resource);
		boolean moved = !changed.subnetIds().equals(model.subnetIds());
		Resource<VpcEndpoint> kept = resource.with(changed);
		call.put(moved ? kept.withTime(VpcEndpointService.MODIFIED_AT, call.now()) : kept);
	}

	private static ServiceConfiguration service(Call call, Resource<VpcEndpoint> endpoint) {
		String name = endpoint.model().serviceName();
		return new AwsEndpointService(call).find(name, "Interface")
			.or(() -> new ServiceConfigurationService(call).connected(endpoint).map(OfferedService::model))
			.orElseThrow(() -> ServiceCatalogService.unknown(name));
	}

	private static VpcEndpoint checked(ModifyVpcEndpointRequest request, VpcEndpoint model,
			ServiceConfiguration service) {
		EndpointValidationService.check(request, service);
		return model;
	}

	/**
	 * The endpoint to one of AWS's services with the policy and private names that are
	 * asked for.
	 */
	private static VpcEndpoint renamed(Call call, ModifyVpcEndpointRequest request, VpcEndpoint model,
			ServiceConfiguration service) {
		AwsEndpointService aws = new AwsEndpointService(call);
		VpcEndpoint.Builder changed = model.toBuilder();
		if (request.policyDocument() != null || Boolean.TRUE.equals(request.resetPolicy())) {
			changed.policyDocument(AwsEndpointService.policy(request.policyDocument()));
		}
		if (request.privateDnsEnabled() != null) {
			changed.privateDnsEnabled(aws.privateDns(model.vpcId(), service, request.privateDnsEnabled()));
		}
		if (request.dnsOptions() != null && request.dnsOptions().privateDnsOnlyForInboundResolverEndpoint() != null) {
			boolean onlyInbound = aws.onlyInbound(model.vpcId(), service, request.dnsOptions());
			changed.dnsOptions(
					model.dnsOptions().toBuilder().privateDnsOnlyForInboundResolverEndpoint(onlyInbound).build());
		}
		VpcEndpoint renamed = changed.build();
		aws.checkConflict(renamed, service);
		return renamed;
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
		return named(call, placed, resource.attributes().get(SUFFIX), service);
	}

	private static VpcEndpoint named(Call call, VpcEndpoint placed, String suffix, ServiceConfiguration service) {
		return placed.toBuilder()
			.dnsEntries(new EndpointNameService(call).entries(placed, suffix, service,
					new EndpointInterfaceService(call).zones(placed)))
			.build();
	}

}
