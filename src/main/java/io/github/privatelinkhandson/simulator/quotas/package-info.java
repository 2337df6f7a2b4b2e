/**
 * Quotas of the accounts of the practice AWS, and the service that tells and changes
 * them.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.quotas;

import org.jspecify.annotations.NullMarked;
