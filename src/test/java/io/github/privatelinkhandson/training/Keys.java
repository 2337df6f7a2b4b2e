package io.github.privatelinkhandson.training;

/**
 * What requests are signed with.
 */
public record Keys(String accessKeyId, String secretAccessKey) {

}
