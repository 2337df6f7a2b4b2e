/**
 * Security groups of the practice AWS and their rules.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.securitygroup;

import org.jspecify.annotations.NullMarked;
