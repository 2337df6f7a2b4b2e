/**
 * The console's command line, which needs neither a browser nor a port.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database", "lab", "problem", "aws", "provisioning", "teardown" })
package io.github.privatelinkhandson.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
