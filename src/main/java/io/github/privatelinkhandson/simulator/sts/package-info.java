/**
 * STS of the practice AWS: who is calling.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.sts;

import org.jspecify.annotations.NullMarked;
