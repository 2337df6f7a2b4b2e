package io.github.privatelinkhandson.simulator.insights;

import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.privatelink.VpcEndpointService;
import io.github.privatelinkhandson.simulator.store.ResourceType;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * What may be the source or destination of a path.
 */
final class PathEnds {

	private static final List<ResourceType<?>> KINDS = List.of(ResourceTypes.INSTANCE, ResourceTypes.NETWORK_INTERFACE,
			ResourceTypes.INTERNET_GATEWAY, ResourceTypes.ENDPOINT, ResourceTypes.ENDPOINT_SERVICE);

	private PathEnds() {
	}

	/**
	 * The id of the resource that an id or ARN names, if it may be an end of a path: one
	 * of the account, or an endpoint service that it is connected to.
	 */
	static Optional<String> find(Call call, String idOrArn) {
		String id = idOrArn.startsWith("arn:") ? idOrArn.substring(idOrArn.lastIndexOf('/') + 1) : idOrArn;
		boolean found = KINDS.stream().anyMatch((kind) -> call.resources().find(kind, id).isPresent())
				|| !VpcEndpointService.ownerOfService(call, id).equals(call.account());
		return Optional.of(id)
			.filter((end) -> found && (id.equals(idOrArn) || ComponentArns.of(call, id).equals(idOrArn)));
	}

}
