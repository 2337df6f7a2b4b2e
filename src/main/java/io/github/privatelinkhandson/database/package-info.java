/**
 * What the modules must know of the console's database.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.github.privatelinkhandson.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
