/**
 * VPCs of the practice AWS and what lies in them: subnets, network interfaces, route
 * tables, network ACLs, tags.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.vpc;

import org.jspecify.annotations.NullMarked;
