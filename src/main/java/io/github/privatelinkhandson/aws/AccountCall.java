package io.github.privatelinkhandson.aws;

/**
 * A call was made in an account of the practice AWS by somebody else than the console.
 */
public record AccountCall(String account, ApiCall call) {

}
