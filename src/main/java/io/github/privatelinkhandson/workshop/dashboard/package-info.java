/**
 * Pages for facilitators: the list of workshops and a workshop's live dashboard.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.dashboard;

import org.jspecify.annotations.NullMarked;
