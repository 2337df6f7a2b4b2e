/**
 * Faults on demand: injected errors, delays, lost answers and zones without capacity.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.fault;

import org.jspecify.annotations.NullMarked;
