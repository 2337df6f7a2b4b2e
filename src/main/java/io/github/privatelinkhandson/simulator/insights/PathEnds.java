package io.github.privatelinkhandson.simulator.insights;

import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.simulator.store.Kind;
import io.github.privatelinkhandson.simulator.store.Kinds;
import io.github.privatelinkhandson.simulator.privatelink.Endpoints;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * What may be the source or destination of a path.
 */
final class PathEnds {

	private static final List<Kind<?>> KINDS = List.of(Kinds.INSTANCE, Kinds.NETWORK_INTERFACE, Kinds.INTERNET_GATEWAY,
			Kinds.ENDPOINT, Kinds.ENDPOINT_SERVICE);

	private PathEnds() {
	}

	/**
	 * The id of the resource that an id or ARN names, if it may be an end of a path: one
	 * of the account, or an endpoint service that it is connected to.
	 */
	static Optional<String> find(Call call, String idOrArn) {
		String id = idOrArn.startsWith("arn:") ? idOrArn.substring(idOrArn.lastIndexOf('/') + 1) : idOrArn;
		boolean found = KINDS.stream().anyMatch((kind) -> call.resources().find(kind, id).isPresent())
				|| !Endpoints.ownerOfService(call, id).equals(call.account());
		return Optional.of(id).filter((end) -> found && (id.equals(idOrArn) || Arns.of(call, id).equals(idOrArn)));
	}

}
