/**
 * Actions of facilitators on one, some or all participants of a workshop, with their
 * pages and audit log.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.facilitation;

import org.jspecify.annotations.NullMarked;
