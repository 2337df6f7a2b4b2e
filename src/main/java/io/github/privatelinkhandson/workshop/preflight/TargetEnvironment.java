package io.github.privatelinkhandson.workshop.preflight;

import org.jspecify.annotations.Nullable;

/**
 * An account and region that labs are to be built in.
 *
 * @param account null where each lab is given an account of its own, or where it could
 * not be learned
 */
public record TargetEnvironment(@Nullable String account, String region) {

}
