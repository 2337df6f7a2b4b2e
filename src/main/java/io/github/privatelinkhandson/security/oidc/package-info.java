/**
 * Lets facilitators sign in at an OpenID Connect provider, without a session.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "facilitator" })
package io.github.privatelinkhandson.security.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
