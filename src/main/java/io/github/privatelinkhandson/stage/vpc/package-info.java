/**
 * Both VPCs with subnets, routes and NAT gateways.
 */
@NullMarked
package io.github.privatelinkhandson.stage.vpc;

import org.jspecify.annotations.NullMarked;
