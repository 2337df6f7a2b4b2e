package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceState;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The endpoint services of an account and region as they are now.
 */
public record ServiceConfigurationService(Call call) {

	public List<ServiceConfiguration> existing() {
		return describe(this.call.resources().all(ResourceTypes.ENDPOINT_SERVICE));
	}

	List<ServiceConfiguration> describe(List<Resource<ServiceConfiguration>> kept) {
		return kept.stream().filter((resource) -> exists(resource)).map((resource) -> describe(resource)).toList();
	}

	public List<ServiceConfiguration> existing(String loadBalancerArn) {
		return describe(this.call.resources().mentioning(ResourceTypes.ENDPOINT_SERVICE, loadBalancerArn));
	}

	List<Resource<ServiceConfiguration>> resources() {
		return this.call.stream(ResourceTypes.ENDPOINT_SERVICE).filter((resource) -> exists(resource)).toList();
	}

	/**
	 * The endpoint service that the caller may make an endpoint for by that name: one's
	 * own, or one whose owner allows it.
	 */
	Optional<OfferedService> offered(String serviceName) {
		return OfferedService.provider(this.call, serviceName)
			.flatMap((provider) -> new ServiceConfigurationService(provider).resources()
				.stream()
				.filter((service) -> ServicePermissionOperations.allow(service, provider, this.call))
				.flatMap((service) -> new ServiceConfigurationService(provider).named(service, serviceName, this.call))
				.findFirst());
	}

	/**
	 * The endpoint service that one of the caller's endpoints is connected to, whoever
	 * may connect by now.
	 */
	Optional<OfferedService> connected(Resource<VpcEndpoint> endpoint) {
		Call provider = VpcEndpointService.provider(endpoint).map(this.call::in).orElse(this.call);
		return new ServiceConfigurationService(provider).resources()
			.stream()
			.flatMap((service) -> new ServiceConfigurationService(provider).named(service,
					endpoint.model().serviceName(), this.call))
			.findFirst();
	}

	/**
	 * Returns the endpoint services of other accounts to which the account's endpoints
	 * are connected, without their load balancers.
	 */
	public List<ServiceConfiguration> ofOthers() {
		this.call.resources().hold(new VpcEndpointService(this.call).providers());
		return new VpcEndpointService(this.call).resources()
			.stream()
			.filter((endpoint) -> VpcEndpointService.provider(endpoint).isPresent())
			.flatMap((endpoint) -> connected(endpoint).stream())
			.map((service) -> service.model().toBuilder().networkLoadBalancerArns(List.of()).tags(List.of()).build())
			.distinct()
			.toList();
	}

	private Stream<OfferedService> named(Resource<ServiceConfiguration> service, String serviceName, Call call) {
		return Stream.of(describe(service))
			.filter((shown) -> serviceName.equals(shown.serviceName()))
			.filter((shown) -> shown.serviceState() != ServiceState.DELETING)
			.map((shown) -> new OfferedService(shown, this.call, call));
	}

	Resource<ServiceConfiguration> get(@Nullable String id) {
		this.call.find(ResourceTypes.ENDPOINT_SERVICE, id).ifPresent((resource) -> exists(resource));
		return this.call.get(ResourceTypes.ENDPOINT_SERVICE, id);
	}

	ServiceConfiguration describe(Resource<ServiceConfiguration> resource) {
		boolean available = this.call.passed(Latency.ENDPOINT_SERVICE_AVAILABLE, resource.id(), resource.createdAt());
		ServiceState state = resource.deleted() ? ServiceState.DELETING
				: available ? ServiceState.AVAILABLE : ServiceState.PENDING;
		return resource.model().toBuilder().serviceState(state).build();
	}

	private boolean exists(Resource<ServiceConfiguration> resource) {
		return this.call.exists(resource, Latency.ENDPOINT_SERVICE_DELETED);
	}

}
