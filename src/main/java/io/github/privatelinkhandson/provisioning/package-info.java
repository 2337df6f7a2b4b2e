/**
 * Runs what the stages ask for, durably and in parallel; owns the ledger.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database", "lab", "paging", "problem", "aws", "stage", "stage::blueprint",
		"stage::command", "stage::reachability", "observation", "observation::model" })
package io.github.privatelinkhandson.provisioning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
