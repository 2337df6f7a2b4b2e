/**
 * How fast the practice AWS is, beside moto where that is installed.
 */
@NullMarked
package io.github.privatelinkhandson.bench;

import org.jspecify.annotations.NullMarked;
