/**
 * VPC flow logs of the practice AWS: what each network interface saw of the connections
 * that the data plane made.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.flowlog;

import org.jspecify.annotations.NullMarked;
