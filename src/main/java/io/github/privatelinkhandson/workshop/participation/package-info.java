/**
 * A participant's place in a workshop: joining, coming back, what may be done there, and
 * what facilitators say and do.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.participation;

import org.jspecify.annotations.NullMarked;
