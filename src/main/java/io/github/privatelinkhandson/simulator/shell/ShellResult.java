package io.github.privatelinkhandson.simulator.shell;

import java.time.Duration;

/**
 * The output and exit code of a script.
 *
 * @param took how long its commands waited, in AWS's time
 */
public record ShellResult(String stdout, String stderr, int exitCode, Duration took) {

}
