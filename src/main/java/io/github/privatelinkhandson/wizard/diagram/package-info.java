/**
 * The drawing of a lab: which of its parts stand, and how far a packet gets.
 */
@NullMarked
package io.github.privatelinkhandson.wizard.diagram;

import org.jspecify.annotations.NullMarked;
