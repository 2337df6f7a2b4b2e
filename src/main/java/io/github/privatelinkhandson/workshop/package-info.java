/**
 * Workshops, their participants, and the audit log of facilitators' actions.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "aws", "database", "facilitator", "lab", "live", "practice", "paging",
		"problem", "provisioning", "security", "stage", "teardown", "stage::blueprint" })
package io.github.privatelinkhandson.workshop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
