/**
 * How each stage asks AWS for its steps and recognises that they are there.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "lab", "blueprint", "aws", "observation", "observation::model", "problem",
		"reachability" })
package io.github.privatelinkhandson.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
