/**
 * Removes what ledger and tags own, dependants first; the receipt.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "lab", "aws", "observation", "observation::model", "problem", "provisioning",
		"stage", "stage::blueprint", "database" })
package io.github.privatelinkhandson.teardown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
