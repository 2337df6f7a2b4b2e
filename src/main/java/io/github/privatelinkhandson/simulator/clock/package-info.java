/**
 * Time in the practice AWS: AWS's own durations, divided by a speed.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.clock;

import org.jspecify.annotations.NullMarked;
