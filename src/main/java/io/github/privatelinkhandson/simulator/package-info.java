/**
 * The practice AWS: an embedded simulated cloud that real AWS clients talk to.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database", "observation::model", "reachability" })
package io.github.privatelinkhandson.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
