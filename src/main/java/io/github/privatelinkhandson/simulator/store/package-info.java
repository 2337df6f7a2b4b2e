/**
 * State of the practice AWS: resources by account and region, kept in the console's
 * database.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.store;

import org.jspecify.annotations.NullMarked;
