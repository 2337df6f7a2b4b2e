package io.github.privatelinkhandson.observation.model;

import java.time.Instant;

/**
 * What has a name for its id: when it is gone, somebody else may give that name to
 * something new.
 */
public interface NamedResource extends ObservedResource {

	Instant createdAt();

}
