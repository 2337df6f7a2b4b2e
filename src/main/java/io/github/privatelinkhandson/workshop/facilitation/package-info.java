/**
 * What facilitators do on one, some or all of those who take part in a workshop, and the
 * pages that offer and record it.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.facilitation;

import org.jspecify.annotations.NullMarked;
