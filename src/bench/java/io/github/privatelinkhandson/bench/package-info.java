/**
 * Measures the practice AWS, runs of the hands-on and workshops.
 */
@NullMarked
package io.github.privatelinkhandson.bench;

import org.jspecify.annotations.NullMarked;
