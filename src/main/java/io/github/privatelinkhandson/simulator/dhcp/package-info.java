/**
 * DHCP option sets of the practice AWS.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.dhcp;

import org.jspecify.annotations.NullMarked;
