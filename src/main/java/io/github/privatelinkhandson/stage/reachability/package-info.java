/**
 * The path analyses and the two fixes.
 */
@NullMarked
package io.github.privatelinkhandson.stage.reachability;

import org.jspecify.annotations.NullMarked;
