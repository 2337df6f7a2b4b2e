/**
 * Rooms full of people: workshops, who takes part, and what facilitators have done.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "aws", "blueprint", "database", "facilitator", "lab", "practice", "problem",
		"provisioning", "security", "stage", "teardown" })
package io.github.privatelinkhandson.workshop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
