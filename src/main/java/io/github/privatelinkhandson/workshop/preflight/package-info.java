/**
 * Reports before a workshop how many labs fit into its accounts and regions, the quotas
 * to raise, and the costs.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.preflight;

import org.jspecify.annotations.NullMarked;
