package io.github.privatelinkhandson.observation;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.ReadKind;

/**
 * A read of one kind: of one lab where the kind costs calls for each, of the region
 * otherwise.
 *
 * @param lab the lab's id; null for all that the region or account has
 */
record Reading(ReadKind kind, @Nullable String lab) {

	static Reading of(ReadKind kind, @Nullable String lab) {
		return new Reading(kind, kind.isOfLab() ? lab : null);
	}

}
