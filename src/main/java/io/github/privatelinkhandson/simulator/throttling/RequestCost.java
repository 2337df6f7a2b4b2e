package io.github.privatelinkhandson.simulator.throttling;

/**
 * Number of tokens that a call takes from a token bucket.
 *
 * @param bucket the bucket's name, one for each account, region and service
 */
record RequestCost(String bucket, Rate rate, int tokens) {

}
