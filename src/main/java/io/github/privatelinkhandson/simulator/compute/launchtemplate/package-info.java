/**
 * EC2's launch templates: requests for instances that are kept in versions.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.compute.launchtemplate;

import org.jspecify.annotations.NullMarked;
