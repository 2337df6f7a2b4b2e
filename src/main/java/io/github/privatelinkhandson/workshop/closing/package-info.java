/**
 * The end of a workshop: its room is taken down, it is closed, and reported.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "aws", "facilitator", "lab", "practice", "provisioning", "teardown", "workshop" })
package io.github.privatelinkhandson.workshop.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
