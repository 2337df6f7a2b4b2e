/**
 * Teardown, closing and report of a workshop.
 */
@NullMarked
@NamedInterface
package io.github.privatelinkhandson.workshop.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
