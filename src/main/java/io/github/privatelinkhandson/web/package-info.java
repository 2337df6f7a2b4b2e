/**
 * What surrounds every page: languages, messages after a redirect, security, request ids.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "aws", "problem" })
package io.github.privatelinkhandson.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
