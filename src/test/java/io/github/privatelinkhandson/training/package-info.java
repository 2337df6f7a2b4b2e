/**
 * Trains the archive of loaded classes with which an extracted console starts. It needs
 * no class of the tests: an image is trained by a JVM that has nothing but the console.
 */
@NullMarked
package io.github.privatelinkhandson.training;

import org.jspecify.annotations.NullMarked;
