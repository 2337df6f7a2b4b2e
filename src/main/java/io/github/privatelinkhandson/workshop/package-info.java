/**
 * Workshops, their participants, and the audit log of facilitators' actions.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "aws", "blueprint", "database", "facilitator", "lab", "practice", "problem",
		"provisioning", "security", "stage", "stage::blueprint", "teardown" })
package io.github.privatelinkhandson.workshop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
