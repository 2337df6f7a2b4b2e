/**
 * Elastic Load Balancing v2: Network Load Balancers, listeners, target groups and
 * targets.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.loadbalancing;

import org.jspecify.annotations.NullMarked;
