/**
 * The participant's pages: from starting a lab through its stages to the receipt of its
 * teardown.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "lab", "aws", "practice", "paging", "problem", "stage", "stage::blueprint",
		"stage::command", "stage::reachability", "provisioning", "teardown" })
package io.github.privatelinkhandson.wizard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
