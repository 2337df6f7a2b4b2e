/**
 * AWS's own clients against the whole practice AWS.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.clients;

import org.jspecify.annotations.NullMarked;
