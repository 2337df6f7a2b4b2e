/**
 * Exceptions for requests that cannot be met, common to all modules.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.github.privatelinkhandson.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
