/**
 * Programming model of the practice AWS's operations: the call, its errors, filters and
 * pages, and the interceptors around an operation.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.operation;

import org.jspecify.annotations.NullMarked;
