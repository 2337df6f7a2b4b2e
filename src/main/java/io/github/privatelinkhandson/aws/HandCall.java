package io.github.privatelinkhandson.aws;

/**
 * A call was made with a lab's key by somebody else than the console.
 */
public record HandCall(String lab, ApiCall call) {

}
