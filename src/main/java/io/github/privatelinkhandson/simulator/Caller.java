package io.github.privatelinkhandson.simulator;

/**
 * Account and region of a call.
 */
record Caller(String account, String region) {

}
