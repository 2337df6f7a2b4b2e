package io.github.privatelinkhandson.observation;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.ObservedResource;

/**
 * The scope of an observation beyond the network itself, which is always observed as a
 * whole.
 *
 * @param roleNames the IAM roles to look up
 * @param instanceProfileNames the IAM instance profiles to look up
 * @param loadBalancing names or ARNs of the load balancers and target groups to observe,
 * each of which costs calls of its own; null for all that carry a lab's tag
 */
public record ObservationScope(Set<String> roleNames, Set<String> instanceProfileNames,
		@Nullable Set<String> loadBalancing) {

	static final String LAB_TAG = "privatelink-handson:lab";

	/**
	 * All load balancers and target groups of labs, and IAM's resources of these names.
	 */
	public static ObservationScope allLabs(Set<String> roleNames, Set<String> instanceProfileNames) {
		return new ObservationScope(roleNames, instanceProfileNames, null);
	}

	static boolean ofLab(ObservedResource resource) {
		return resource.tags().containsKey(LAB_TAG);
	}

	/**
	 * Returns whether a load balancer or target group is covered, provided that its tags
	 * allow it.
	 */
	boolean mayCover(String arn, String name) {
		return this.loadBalancing == null || this.loadBalancing.contains(arn) || this.loadBalancing.contains(name);
	}

}
