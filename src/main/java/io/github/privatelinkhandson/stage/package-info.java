/**
 * The stages: each one's declaration of its steps, its requests to AWS for them, and the
 * recognition of their resources and of mistakes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "lab", "aws", "observation", "observation::model", "problem", "reachability",
		"database" })
package io.github.privatelinkhandson.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
