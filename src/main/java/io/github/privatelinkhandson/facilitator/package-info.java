/**
 * Facilitators, their passwords and sign-ins.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database", "security" })
package io.github.privatelinkhandson.facilitator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
