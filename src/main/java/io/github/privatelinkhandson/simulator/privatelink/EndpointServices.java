package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceState;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.store.Kinds;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.wire.AwsError;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * The endpoint services of an account and region as they are now.
 */
public final class EndpointServices {

	private EndpointServices() {
	}

	/**
	 * All endpoint services, with their states.
	 */
	public static List<ServiceConfiguration> current(Call call) {
		return call.resources()
			.all(Kinds.ENDPOINT_SERVICE)
			.stream()
			.filter((resource) -> exists(call, resource))
			.map((resource) -> shown(call, resource))
			.toList();
	}

	/**
	 * The endpoint service that the caller may connect to by that name. The one place
	 * where services are looked for on behalf of consumers.
	 */
	static Optional<ServiceConfiguration> offered(Call call, String serviceName) {
		return current(call).stream()
			.filter((service) -> serviceName.equals(service.serviceName()))
			.filter((service) -> service.serviceState() != ServiceState.DELETING)
			.findFirst();
	}

	/**
	 * The endpoint service of that id.
	 * @throws AwsError if there is none
	 */
	static Resource<ServiceConfiguration> get(Call call, @Nullable String id) {
		call.resources().find(Kinds.ENDPOINT_SERVICE, id).ifPresent((resource) -> exists(call, resource));
		return call.get(Kinds.ENDPOINT_SERVICE, call.require(id, "ServiceId"));
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
