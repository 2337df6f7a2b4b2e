/**
 * The JSON interface, for automation.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database", "lab", "live", "aws", "practice", "paging", "problem",
		"stage::command", "stage::reachability", "provisioning", "security", "teardown", "workshop",
		"workshop::closing", "workshop::dashboard" })
package io.github.privatelinkhandson.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
