/**
 * Attacks on the console as it is delivered, in a process of its own, while people work
 * with it.
 */
@NullMarked
package io.github.privatelinkhandson.attack;

import org.jspecify.annotations.NullMarked;
