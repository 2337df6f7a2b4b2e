package io.github.privatelinkhandson.observation;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.ReadKind;

/**
 * The reads that are wanted for a lab.
 *
 * @param lab null for all that the account has
 * @param thorough whether load balancers and target groups are looked for anew, rather
 * than the known ones read again
 */
public record ReadRequest(@Nullable LabScope lab, Set<ReadKind> kinds, boolean thorough) {

	boolean wants(ReadKind kind) {
		return this.kinds.contains(kind);
	}

	Reading reading(ReadKind kind) {
		return Reading.of(kind, (this.lab != null) ? this.lab.lab() : null);
	}

}
