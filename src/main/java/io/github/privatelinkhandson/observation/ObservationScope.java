package io.github.privatelinkhandson.observation;

import java.util.Collection;
import java.util.Set;

/**
 * The scope of an observation beyond the network itself, which is always observed as a
 * whole.
 *
 * @param roleNames the IAM roles to look up, and the instance profiles of the same names
 * @param wholeAccount whether everything of the account is observed: all of IAM's roles
 * and profiles, and load balancers, target groups and analyses that are no lab's, each of
 * which costs calls of its own
 */
public record ObservationScope(Set<String> roleNames, boolean wholeAccount) {

	static final String LAB_TAG = "privatelink-handson:lab";

	/**
	 * All load balancers and target groups of labs, and IAM's resources of these names.
	 */
	public static ObservationScope allLabs(Set<String> roleNames) {
		return new ObservationScope(roleNames, false);
	}

	/**
	 * Everything that the account has.
	 */
	public static ObservationScope account() {
		return new ObservationScope(Set.of(), true);
	}

	/**
	 * Returns whether what carries tags of these keys is covered.
	 */
	boolean covers(Collection<String> tagKeys) {
		return this.wholeAccount || tagKeys.contains(LAB_TAG);
	}

}
