/**
 * The endpoint service on the load balancer.
 */
@NullMarked
package io.github.privatelinkhandson.stage.endpointservice;

import org.jspecify.annotations.NullMarked;
