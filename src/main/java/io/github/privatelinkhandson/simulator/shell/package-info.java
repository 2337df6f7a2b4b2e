/**
 * What a practice instance does with a shell script: the commands that the hands-on and a
 * curious reader need, with the texts and exit codes of the real ones.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.shell;

import org.jspecify.annotations.NullMarked;
