/**
 * Service Quotas of the practice AWS: the limits of a fresh account.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.quotas;

import org.jspecify.annotations.NullMarked;
