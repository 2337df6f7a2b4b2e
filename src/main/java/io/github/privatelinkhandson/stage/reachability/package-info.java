/**
 * The path analyses and the two fixes.
 */
@NullMarked
@NamedInterface("reachability")
package io.github.privatelinkhandson.stage.reachability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
