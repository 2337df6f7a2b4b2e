/**
 * What facilitators do on one, some or all of those who take part in a workshop, and the
 * pages that offer and record it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "aws", "blueprint", "facilitator", "lab", "practice", "provisioning",
		"teardown", "workshop" })
package io.github.privatelinkhandson.workshop.facilitation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
