/**
 * Lets facilitators sign in at an OpenID Connect provider, without a session.
 */
@NullMarked
package io.github.privatelinkhandson.security.oidc;

import org.jspecify.annotations.NullMarked;
