package io.github.privatelinkhandson.simulator.operation;

/**
 * Marks a bean that implements operations of AWS: each of its methods
 * {@code (XRequest, Call) -> R} is the operation X of the service whose SDK model the
 * request belongs to. R is {@code XResponse}, or what {@link ResponseMapper} makes it of.
 */
public interface Operations {

}
