/**
 * The end of a workshop: its room is taken down, it is closed, and reported.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.closing;

import org.jspecify.annotations.NullMarked;
