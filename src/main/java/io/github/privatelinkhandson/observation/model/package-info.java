/**
 * The snapshot's model: plain records of what was observed in an account and region.
 */
@NullMarked
@NamedInterface("model")
package io.github.privatelinkhandson.observation.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
