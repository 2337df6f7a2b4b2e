/**
 * Request throttling with the token buckets of AWS.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.throttling;

import org.jspecify.annotations.NullMarked;
