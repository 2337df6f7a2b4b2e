package io.github.privatelinkhandson.observation.model;

import java.time.Instant;

/**
 * A resource whose name is its id: when it is gone, a new resource may be given the same
 * name.
 */
public interface NamedResource extends ObservedResource {

	Instant createdAt();

}
