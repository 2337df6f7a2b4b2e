/**
 * Removes what ledger and tags own, dependants first; the receipt.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "lab", "blueprint", "aws", "database", "observation", "observation::model",
		"problem", "provisioning" })
package io.github.privatelinkhandson.teardown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
