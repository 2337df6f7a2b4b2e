package io.github.privatelinkhandson.simulator;

/**
 * Who calls: an account, in a region.
 */
record Caller(String account, String region) {

}
