/**
 * EC2's key pairs: keys that are made or imported, in the forms of SSH's programs.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.compute.keypair;

import org.jspecify.annotations.NullMarked;
