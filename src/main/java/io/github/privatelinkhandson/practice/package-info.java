/**
 * Points SDK clients at the practice AWS: the only user of the simulator.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "aws", "simulator", "simulator::accounts", "simulator::fault" })
package io.github.privatelinkhandson.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
