package io.github.privatelinkhandson.observation;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.privatelinkhandson.observation.model.ReadKind;

/**
 * The scope of an observation of everything beyond the network itself, which is always
 * observed as a whole.
 *
 * @param roleNames the IAM roles to look up, and the instance profiles of the same names
 * @param wholeAccount whether everything of the account is observed: all of IAM's roles
 * and profiles, and the details of all load balancers and target groups
 */
public record ObservationScope(Set<String> roleNames, boolean wholeAccount) {

	/** Kinds that are read for an account as a whole, but for IAM's. */
	private static final Set<ReadKind> BUT_ROLES = Set
		.copyOf(EnumSet.complementOf(EnumSet.of(ReadKind.ROLES, ReadKind.INSTANCE_PROFILES)));

	/**
	 * All load balancers and target groups, and IAM's resources of these names.
	 */
	public static ObservationScope allLabs(Collection<String> roleNames) {
		return new ObservationScope(Set.copyOf(roleNames), false);
	}

	/**
	 * Everything that the account has.
	 */
	public static ObservationScope account() {
		return new ObservationScope(Set.of(), true);
	}

	List<ReadRequest> requests() {
		if (this.wholeAccount) {
			return List.of(new ReadRequest(null, Observer.EVERYTHING, true));
		}
		Stream<ReadRequest> roles = this.roleNames.stream()
			.map((name) -> new ReadRequest(new LabScope(name, name, "", "", Set.of()),
					Set.of(ReadKind.ROLES, ReadKind.INSTANCE_PROFILES), true));
		return Stream.concat(Stream.of(new ReadRequest(null, BUT_ROLES, true)), roles).toList();
	}

}
