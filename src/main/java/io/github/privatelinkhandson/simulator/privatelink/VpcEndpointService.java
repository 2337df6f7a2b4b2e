package io.github.privatelinkhandson.simulator.privatelink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The endpoints of an account and region as they are now. Their states are spelled as on
 * the wire, in lower camel case, which the SDK's enum does not know: ask for them as
 * text.
 */
public final class VpcEndpointService {

	public static final String PENDING_ACCEPTANCE = "pendingAcceptance";

	public static final String PENDING = "pending";

	public static final String AVAILABLE = "available";

	public static final String REJECTED = "rejected";

	public static final String DELETING = "deleting";

	/** When the service's owner accepted the connection, or the service did by itself. */
	public static final String ACCEPTED_AT = "accepted";

	/** When the service's owner rejected the connection. */
	public static final String REJECTED_AT = "rejected";

	/** The account that offers the service, noted where it is another one. */
	static final String PROVIDER = "provider";

	/** When the endpoint's subnets were last changed. */
	static final String MODIFIED_AT = "modified";

	private VpcEndpointService() {
	}

	/**
	 * All endpoints, with their states.
	 */
	public static List<VpcEndpoint> current(Call call) {
		return resources(call).stream().map((resource) -> shown(call, resource)).toList();
	}

	/**
	 * The other accounts that offer the services of the account's endpoints.
	 */
	public static Set<String> providers(Call call) {
		return resources(call).stream()
			.flatMap((endpoint) -> provider(endpoint).stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The account that offers the endpoint service of that id: the caller's own, unless
	 * one of its endpoints is connected to another's.
	 */
	public static String ownerOfService(Call call, String serviceId) {
		return resources(call).stream()
			.filter((endpoint) -> endpoint.model().serviceName().endsWith("." + serviceId))
			.flatMap((endpoint) -> provider(endpoint).stream())
			.findFirst()
			.orElse(call.account());
	}

	/**
	 * The other account that offers the endpoint's service; empty where it is one's own.
	 */
	static Optional<String> provider(Resource<VpcEndpoint> endpoint) {
		return Optional.ofNullable(endpoint.note(PROVIDER));
	}

	/**
	 * All endpoints as they are kept.
	 */
	static List<Resource<VpcEndpoint>> resources(Call call) {
		return call.resources()
			.all(ResourceTypes.ENDPOINT)
			.stream()
			.filter((resource) -> exists(call, resource))
			.toList();
	}

	/**
	 * The endpoint of that id.
	 * @throws AwsError if there is none
	 */
	static Resource<VpcEndpoint> get(Call call, @Nullable String id) {
		call.resources().find(ResourceTypes.ENDPOINT, id).ifPresent((resource) -> exists(call, resource));
		return call.get(ResourceTypes.ENDPOINT, call.require(id, "VpcEndpointId"));
	}

	static VpcEndpoint shown(Call call, Resource<VpcEndpoint> resource) {
		return resource.model().toBuilder().state(state(call, resource)).build();
	}

	static String state(Call call, Resource<VpcEndpoint> resource) {
		if (resource.deleted()) {
			return DELETING;
		}
		if (passed(call, Latency.ENDPOINT_REJECTED, resource, REJECTED_AT)) {
			return REJECTED;
		}
		if (resource.time(ACCEPTED_AT) == null) {
			return PENDING_ACCEPTANCE;
		}
		Instant modified = resource.time(MODIFIED_AT);
		boolean settled = modified == null || passed(call, Latency.ENDPOINT_REQUESTED, resource, MODIFIED_AT);
		return (settled && passed(call, Latency.ENDPOINT_AVAILABLE, resource, ACCEPTED_AT)) ? AVAILABLE : PENDING;
	}

	private static boolean passed(Call call, Latency latency, Resource<VpcEndpoint> resource, String what) {
		return call.passed(latency, resource.id(), resource.time(what));
	}

	private static boolean exists(Call call, Resource<VpcEndpoint> resource) {
		boolean gone = passed(call, Latency.ENDPOINT_DELETED, resource, Resource.DELETED);
		if (gone) {
			call.resources().remove(resource);
		}
		return !gone;
	}

}
