/**
 * Reads an account and region into a snapshot, for all its labs at once.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "aws")
package io.github.privatelinkhandson.observation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
