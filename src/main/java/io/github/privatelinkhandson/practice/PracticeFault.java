package io.github.privatelinkhandson.practice;

import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong in the practice AWS on demand: calls that are refused, calls
 * that take longer, or a zone without capacity for instances.
 *
 * @param action the action whose calls it happens to, {@code *} for all; null for a zone
 * @param code the error code that calls are refused with
 * @param status the HTTP status of the refusal
 * @param latency how much longer calls take, in seconds of AWS's time
 * @param zone the zone without capacity
 * @param after how many calls pass unharmed before
 * @param times how many calls it then happens to
 * @param calls how many calls it has concerned so far
 */
public record PracticeFault(@Nullable String id, @Nullable String action, @Nullable String code,
		@Nullable Integer status, @Nullable String message, @Nullable Double latency, @Nullable String zone,
		@Nullable Integer after, @Nullable Integer times, @Nullable Integer calls) {

	static PracticeFault ofZone(String id, String zone) {
		return new PracticeFault(id, null, null, null, null, null, zone, null, null, null);
	}

}
