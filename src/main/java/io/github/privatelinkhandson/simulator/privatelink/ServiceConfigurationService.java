package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceState;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The endpoint services of an account and region as they are now.
 */
public final class ServiceConfigurationService {

	private ServiceConfigurationService() {
	}

	/**
	 * All endpoint services, with their states.
	 */
	public static List<ServiceConfiguration> current(Call call) {
		return resources(call).stream().map((resource) -> shown(call, resource)).toList();
	}

	/**
	 * Those that stand on that load balancer.
	 */
	public static List<ServiceConfiguration> current(Call call, String loadBalancerArn) {
		return call.resources()
			.mentioning(ResourceTypes.ENDPOINT_SERVICE, loadBalancerArn)
			.stream()
			.filter((resource) -> exists(call, resource))
			.map((resource) -> shown(call, resource))
			.toList();
	}

	/**
	 * All endpoint services as they are kept.
	 */
	static List<Resource<ServiceConfiguration>> resources(Call call) {
		return call.resources()
			.all(ResourceTypes.ENDPOINT_SERVICE)
			.stream()
			.filter((resource) -> exists(call, resource))
			.toList();
	}

	/**
	 * The endpoint service that the caller may make an endpoint for by that name: one's
	 * own, or one whose owner allows it.
	 */
	static Optional<OfferedService> offered(Call call, String serviceName) {
		return OfferedService.provider(call, serviceName)
			.flatMap((provider) -> resources(provider).stream()
				.filter((service) -> ServicePermissionService.allow(provider, service, call))
				.flatMap((service) -> named(provider, service, serviceName, call))
				.findFirst());
	}

	/**
	 * The endpoint service that one of the caller's endpoints is connected to, whoever
	 * may connect by now.
	 */
	static Optional<OfferedService> connected(Call call, Resource<VpcEndpoint> endpoint) {
		Call provider = VpcEndpointService.provider(endpoint).map(call::in).orElse(call);
		return resources(provider).stream()
			.flatMap((service) -> named(provider, service, endpoint.model().serviceName(), call))
			.findFirst();
	}

	/**
	 * What the account may see of the endpoint services of others that its endpoints are
	 * connected to: not what they stand on.
	 */
	public static List<ServiceConfiguration> ofOthers(Call call) {
		call.resources().hold(VpcEndpointService.providers(call));
		return VpcEndpointService.resources(call)
			.stream()
			.filter((endpoint) -> VpcEndpointService.provider(endpoint).isPresent())
			.flatMap((endpoint) -> connected(call, endpoint).stream())
			.map((service) -> service.model().toBuilder().networkLoadBalancerArns(List.of()).tags(List.of()).build())
			.distinct()
			.toList();
	}

	private static Stream<OfferedService> named(Call provider, Resource<ServiceConfiguration> service,
			String serviceName, Call call) {
		return Stream.of(shown(provider, service))
			.filter((shown) -> serviceName.equals(shown.serviceName()))
			.filter((shown) -> shown.serviceState() != ServiceState.DELETING)
			.map((shown) -> new OfferedService(shown, provider, call));
	}

	/**
	 * The endpoint service of that id.
	 * @throws AwsError if there is none
	 */
	static Resource<ServiceConfiguration> get(Call call, @Nullable String id) {
		call.resources().find(ResourceTypes.ENDPOINT_SERVICE, id).ifPresent((resource) -> exists(call, resource));
		return call.get(ResourceTypes.ENDPOINT_SERVICE, call.require(id, "ServiceId"));
	}

	static ServiceConfiguration shown(Call call, Resource<ServiceConfiguration> resource) {
		boolean available = call.passed(Latency.ENDPOINT_SERVICE_AVAILABLE, resource.id(), resource.createdAt());
		ServiceState state = resource.deleted() ? ServiceState.DELETING
				: available ? ServiceState.AVAILABLE : ServiceState.PENDING;
		return resource.model().toBuilder().serviceState(state).build();
	}

	private static boolean exists(Call call, Resource<ServiceConfiguration> resource) {
		boolean gone = call.passed(Latency.ENDPOINT_SERVICE_DELETED, resource.id(), resource.time(Resource.DELETED));
		if (gone) {
			call.resources().remove(resource);
		}
		return !gone;
	}

}
