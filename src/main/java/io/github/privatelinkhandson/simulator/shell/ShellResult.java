package io.github.privatelinkhandson.simulator.shell;

import java.time.Duration;

/**
 * What a script printed and returned.
 *
 * @param took how long its commands waited, in AWS's time
 */
public record ShellResult(String stdout, String stderr, int exitCode, Duration took) {

}
