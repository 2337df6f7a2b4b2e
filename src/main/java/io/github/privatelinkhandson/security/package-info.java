/**
 * Authentication and authorization: sign-in by cookie, password and OpenID Connect, and
 * one table with a rule for each route. Modules that have users implement its interfaces;
 * it uses no other module.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "database")
package io.github.privatelinkhandson.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
