package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Instant;

/**
 * A step whose check failed.
 *
 * @param code what was wrong
 * @param times how often in a row
 */
public record FailedCheck(String lab, String step, String code, int times, Instant lastAt) {

}
