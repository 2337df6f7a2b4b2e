package io.github.privatelinkhandson.simulator.insights;

import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.privatelink.VpcEndpointService;
import io.github.privatelinkhandson.simulator.store.ResourceType;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Resources that may be the source or destination of a path.
 */
record PathEndService(Call call) {

	private static final List<ResourceType<?>> KINDS = List.of(ResourceTypes.INSTANCE, ResourceTypes.NETWORK_INTERFACE,
			ResourceTypes.INTERNET_GATEWAY, ResourceTypes.ENDPOINT, ResourceTypes.ENDPOINT_SERVICE);

	/**
	 * The id of the resource that an id or ARN names, if it may be an end of a path: one
	 * of the account, or an endpoint service that it is connected to.
	 */
	Optional<String> find(String idOrArn) {
		String id = idOrArn.startsWith("arn:") ? idOrArn.substring(idOrArn.lastIndexOf('/') + 1) : idOrArn;
		boolean found = KINDS.stream().anyMatch((kind) -> this.call.find(kind, id).isPresent())
				|| !new VpcEndpointService(this.call).ownerOfService(id).equals(this.call.account());
		return Optional.of(id)
			.filter((end) -> found
					&& (id.equals(idOrArn) || new ComponentArnService(this.call).of(id).equals(idOrArn)));
	}

}
