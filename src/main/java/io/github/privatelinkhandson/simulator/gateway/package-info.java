/**
 * The ways out of a VPC of the practice AWS: internet gateways, NAT gateways, Elastic IP
 * addresses.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.gateway;

import org.jspecify.annotations.NullMarked;
