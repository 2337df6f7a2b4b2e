/**
 * The hands-on as data: stages, steps, what each needs, names, typical durations, prices,
 * points.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "lab")
package io.github.privatelinkhandson.blueprint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
