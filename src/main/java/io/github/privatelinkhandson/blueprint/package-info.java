/**
 * The sum of what the stages declare: all steps of the hands-on, in their order.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "lab", "stage", "stage::blueprint" })
package io.github.privatelinkhandson.blueprint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
