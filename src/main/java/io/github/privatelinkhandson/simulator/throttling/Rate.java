package io.github.privatelinkhandson.simulator.throttling;

/**
 * The rate at which calls are let through.
 *
 * @param burst how many at once, after a rest
 * @param refill how many in each second of AWS's time, on and on
 */
record Rate(double burst, double refill) {

}
