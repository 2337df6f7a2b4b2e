package io.github.privatelinkhandson.observation;

import java.util.List;
import java.util.Map;

import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.TargetGroup;

/**
 * A detail of a load balancer or target group, which costs a call of its own; its id is
 * the resource's.
 */
sealed interface Detail extends ObservedResource {

	@Override
	default Map<String, String> tags() {
		return Map.of();
	}

	/**
	 * The listeners of a load balancer.
	 */
	record Listeners(String id, List<LoadBalancer.Listener> listeners) implements Detail {

	}

	/**
	 * The attributes of a load balancer or target group.
	 */
	record Attributes(String id, Map<String, String> attributes) implements Detail {

	}

	/**
	 * The targets of a target group with their health.
	 */
	record Targets(String id, List<TargetGroup.Target> targets) implements Detail {

	}

}
