package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;

/**
 * A step whose check failed.
 *
 * @param code the code of the problem found
 * @param times the number of consecutive failures
 */
public record FailedCheck(String lab, String step, String code, int times, Instant lastAt) {

}
