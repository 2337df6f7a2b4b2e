/**
 * A participant's walk through the stages, and its state.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "aws", "database", "live", "paging", "problem" })
package io.github.privatelinkhandson.lab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
