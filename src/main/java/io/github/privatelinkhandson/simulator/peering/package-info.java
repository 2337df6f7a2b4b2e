/**
 * VPC peering connections of the practice AWS.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.peering;

import org.jspecify.annotations.NullMarked;
