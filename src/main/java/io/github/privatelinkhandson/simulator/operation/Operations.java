package io.github.privatelinkhandson.simulator.operation;

/**
 * Implements operations of AWS, as a bean of the practice AWS: each of its methods
 * {@code (XRequest, Call) -> R} is the operation X of the service whose SDK model the
 * request belongs to. R is {@code XResponse}, or what {@link ResponseMapper} makes it of.
 */
public interface Operations {

}
