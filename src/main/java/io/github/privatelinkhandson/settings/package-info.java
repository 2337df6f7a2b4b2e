/**
 * The settings as a whole: what is no setting of the console ends its start.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.github.privatelinkhandson.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
