/**
 * What keeps callers of the practice AWS within bounds: throttling, and faults on demand.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.limits;

import org.jspecify.annotations.NullMarked;
