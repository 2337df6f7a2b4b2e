/**
 * Pages of long lists.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.github.privatelinkhandson.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
