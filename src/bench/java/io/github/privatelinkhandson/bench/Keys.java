package io.github.privatelinkhandson.bench;

/**
 * What requests are signed with.
 */
record Keys(String accessKeyId, String secretAccessKey) {

}
