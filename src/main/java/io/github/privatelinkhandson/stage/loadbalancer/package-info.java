/**
 * The Network Load Balancer with its target group.
 */
@NullMarked
package io.github.privatelinkhandson.stage.loadbalancer;

import org.jspecify.annotations.NullMarked;
