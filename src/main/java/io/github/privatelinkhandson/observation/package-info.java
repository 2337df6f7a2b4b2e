/**
 * Reads an account and region into a snapshot, for all its labs at once.
 */
@NullMarked
package io.github.privatelinkhandson.observation;

import org.jspecify.annotations.NullMarked;
