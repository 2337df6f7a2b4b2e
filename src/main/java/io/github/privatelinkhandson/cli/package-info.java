/**
 * What the console does from the command line, without a browser or a port.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database", "lab", "problem", "aws", "provisioning", "teardown" })
package io.github.privatelinkhandson.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
