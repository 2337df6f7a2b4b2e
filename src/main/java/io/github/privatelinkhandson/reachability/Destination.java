package io.github.privatelinkhandson.reachability;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.NetworkInterface;

/**
 * The interfaces or service that packets are meant to arrive at, whichever address they
 * are sent to on the way.
 */
record Destination(List<NetworkInterface> interfaces, @Nullable EndpointService service) {

	/** Wherever their address leads. */
	static final Destination ANYWHERE = new Destination(List.of(), null);

	boolean anywhere() {
		return this.interfaces.isEmpty() && this.service == null;
	}

	boolean reachedAt(NetworkInterface at) {
		return this.interfaces.stream().anyMatch((wanted) -> wanted.id().equals(at.id()));
	}

	boolean reachedAt(EndpointService candidate) {
		return this.service != null && this.service.id().equals(candidate.id());
	}

	List<NetworkInterface> in(String vpcId) {
		return this.interfaces.stream().filter((wanted) -> wanted.vpcId().equals(vpcId)).toList();
	}

}
