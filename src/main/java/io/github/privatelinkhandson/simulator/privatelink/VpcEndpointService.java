package io.github.privatelinkhandson.simulator.privatelink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The endpoints of an account and region as they are now. Their states are spelled as on
 * the wire, in lower camel case, which the SDK's enum does not know: ask for them as
 * text.
 */
public record VpcEndpointService(Call call) {

	public static final String PENDING_ACCEPTANCE = "pendingAcceptance";

	public static final String PENDING = "pending";

	public static final String AVAILABLE = "available";

	public static final String REJECTED = "rejected";

	public static final String DELETING = "deleting";

	/**
	 * Attribute with the time at which the connection was accepted, by the service's
	 * owner or automatically.
	 */
	public static final String ACCEPTED_AT = "accepted";

	/** Attribute with the time at which the service's owner rejected the connection. */
	public static final String REJECTED_AT = "rejected";

	/** The account that offers the service, where it is another one. */
	static final String PROVIDER = "provider";

	/** Attribute with the time of the last change of the endpoint's subnets. */
	static final String MODIFIED_AT = "modified";

	public List<VpcEndpoint> existing() {
		return describe(this.call.resources().all(ResourceTypes.ENDPOINT));
	}

	List<VpcEndpoint> describe(List<Resource<VpcEndpoint>> kept) {
		return kept.stream().filter((resource) -> exists(resource)).map((resource) -> describe(resource)).toList();
	}

	/**
	 * The other accounts that offer the services of the account's endpoints.
	 */
	public Set<String> providers() {
		return resources().stream()
			.flatMap((endpoint) -> provider(endpoint).stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The account that offers the endpoint service of that id: the caller's own, unless
	 * one of its endpoints is connected to another's.
	 */
	public String ownerOfService(String serviceId) {
		return resources().stream()
			.filter((endpoint) -> endpoint.model().serviceName().endsWith("." + serviceId))
			.flatMap((endpoint) -> provider(endpoint).stream())
			.findFirst()
			.orElse(this.call.account());
	}

	/**
	 * The other account that offers the endpoint's service; empty where it is one's own.
	 */
	static Optional<String> provider(Resource<VpcEndpoint> endpoint) {
		return Optional.ofNullable(endpoint.attribute(PROVIDER));
	}

	List<Resource<VpcEndpoint>> resources() {
		return this.call.stream(ResourceTypes.ENDPOINT).filter((resource) -> exists(resource)).toList();
	}

	Resource<VpcEndpoint> get(@Nullable String id) {
		this.call.find(ResourceTypes.ENDPOINT, id).ifPresent((resource) -> exists(resource));
		return this.call.get(ResourceTypes.ENDPOINT, id);
	}

	VpcEndpoint describe(Resource<VpcEndpoint> resource) {
		VpcEndpoint.Builder shown = resource.model().toBuilder().state(state(resource));
		if (isGateway(resource.model())) {
			shown.routeTableIds(new GatewayEndpointService(this.call).tableIds(resource.model()));
		}
		return shown.build();
	}

	static boolean isGateway(VpcEndpoint endpoint) {
		return endpoint.vpcEndpointType() == VpcEndpointType.GATEWAY;
	}

	String state(Resource<VpcEndpoint> resource) {
		if (resource.deleted()) {
			return DELETING;
		}
		if (isGateway(resource.model())) {
			return AVAILABLE;
		}
		if (passed(Latency.ENDPOINT_REJECTED, resource, REJECTED_AT)) {
			return REJECTED;
		}
		if (resource.time(ACCEPTED_AT) == null) {
			return PENDING_ACCEPTANCE;
		}
		Instant modified = resource.time(MODIFIED_AT);
		boolean settled = modified == null || passed(Latency.ENDPOINT_REQUESTED, resource, MODIFIED_AT);
		return (settled && passed(Latency.ENDPOINT_AVAILABLE, resource, ACCEPTED_AT)) ? AVAILABLE : PENDING;
	}

	private boolean passed(Latency latency, Resource<VpcEndpoint> resource, String what) {
		return this.call.passed(latency, resource.id(), resource.time(what));
	}

	private boolean exists(Resource<VpcEndpoint> resource) {
		return this.call.exists(resource, Latency.ENDPOINT_DELETED);
	}

}
