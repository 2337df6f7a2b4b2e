package io.github.privatelinkhandson.workshop.preflight;

import org.jspecify.annotations.Nullable;

/**
 * An account and region in which labs are to be built.
 *
 * @param account the account's id; null if each lab has an account of its own, or if it
 * is unknown
 */
public record TargetEnvironment(@Nullable String account, String region) {

}
