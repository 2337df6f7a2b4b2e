/**
 * The fixtures that tests of several modules share.
 */
@NullMarked
package io.github.privatelinkhandson.testkit;

import org.jspecify.annotations.NullMarked;
