/**
 * The stages: each one's requests to AWS for its steps, and the recognition of their
 * resources.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "lab", "blueprint", "aws", "database", "observation", "observation::model",
		"problem", "reachability" })
package io.github.privatelinkhandson.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
