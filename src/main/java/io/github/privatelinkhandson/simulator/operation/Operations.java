package io.github.privatelinkhandson.simulator.operation;

/**
 * Marks a bean that implements operations of AWS: each of its methods
 * {@code (XRequest, Call) -> XResponse} is the operation X of the service whose SDK model
 * the request belongs to.
 */
public interface Operations {

}
