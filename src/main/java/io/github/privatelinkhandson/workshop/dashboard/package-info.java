/**
 * The facilitators' pages: the workshops there are, and the live dashboard of one.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.dashboard;

import org.jspecify.annotations.NullMarked;
