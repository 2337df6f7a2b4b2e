/**
 * From a snapshot: whether packets get from a source to a destination and back, and if
 * not, all that blocks them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "observation::model")
package io.github.privatelinkhandson.reachability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
