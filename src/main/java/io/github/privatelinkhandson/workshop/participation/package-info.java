/**
 * Participants' side of a workshop: joining and signing in, permissions, and
 * notifications of facilitators' actions.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.participation;

import org.jspecify.annotations.NullMarked;
