/**
 * Managed prefix lists of the practice AWS: AWS's own and those that accounts make.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.prefixlist;

import org.jspecify.annotations.NullMarked;
