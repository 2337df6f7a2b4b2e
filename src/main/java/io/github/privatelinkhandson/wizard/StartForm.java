package io.github.privatelinkhandson.wizard;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.OfferedRegion;

/**
 * Form with the choices made before a lab is started.
 *
 * @param account the account id that the learner has typed; asked for in mode aws only
 */
record StartForm(@OfferedRegion(message = "{form.region}") @Nullable String region, @Nullable String account) {

}
