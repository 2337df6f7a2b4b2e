/**
 * The facilitators' pages: the workshops there are, and the live dashboard of one.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "aws", "blueprint", "facilitator", "lab", "preflight", "provisioning",
		"security", "workshop" })
package io.github.privatelinkhandson.workshop.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
