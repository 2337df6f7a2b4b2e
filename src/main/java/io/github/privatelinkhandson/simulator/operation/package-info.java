/**
 * What an operation of the practice AWS is written against: the call, its errors, filters
 * and pages.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.operation;

import org.jspecify.annotations.NullMarked;
