/**
 * The one live channel: event streams by topic, and polling for changes that other
 * consoles on the same database have made.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "database")
package io.github.privatelinkhandson.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
