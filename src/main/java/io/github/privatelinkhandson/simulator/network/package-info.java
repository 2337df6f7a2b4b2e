/**
 * The data plane: one model of the network for what commands print, target health and
 * path analyses.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.network;

import org.jspecify.annotations.NullMarked;
