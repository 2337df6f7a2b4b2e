/**
 * Rooms full of people: who runs a workshop, and who takes part.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database" })
package io.github.privatelinkhandson.workshop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
