/**
 * Facts about the console's database that the modules need.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.github.privatelinkhandson.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
