/**
 * Planning of workshops: their list, the form of the plan, and changes of the plan while
 * they run.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.planning;

import org.jspecify.annotations.NullMarked;
