/**
 * Who may open what: signing in, and one table with a rule for each route.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "facilitator", "workshop" })
package io.github.privatelinkhandson.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
