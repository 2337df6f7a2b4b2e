/**
 * Builds SDK clients for an account and region, records their calls, and classifies AWS's
 * errors once.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database", "paging" })
package io.github.privatelinkhandson.aws;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
