/**
 * Infrastructure of all pages: languages, flash attributes, error pages, request ids.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "aws", "problem" })
package io.github.privatelinkhandson.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
