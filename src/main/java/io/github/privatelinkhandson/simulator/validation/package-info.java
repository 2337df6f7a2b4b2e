/**
 * Validation of every request against AWS's service models, before its operation runs.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.validation;

import org.jspecify.annotations.NullMarked;
