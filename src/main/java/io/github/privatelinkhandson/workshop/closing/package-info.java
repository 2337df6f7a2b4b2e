/**
 * Teardown, closing and report of a workshop.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.closing;

import org.jspecify.annotations.NullMarked;
