/**
 * Pages for facilitators: the list of workshops and a workshop's live dashboard.
 */
@NullMarked
@NamedInterface
package io.github.privatelinkhandson.workshop.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
