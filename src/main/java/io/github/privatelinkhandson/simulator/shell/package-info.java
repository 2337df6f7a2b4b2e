/**
 * The shell of a practice instance: the commands that the hands-on and a curious reader
 * need, with the texts and exit codes of the real ones.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.shell;

import org.jspecify.annotations.NullMarked;
