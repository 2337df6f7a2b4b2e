/**
 * AWS's wire protocols, generic over all operations, driven by the SDK's own model metadata.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.wire;

import org.jspecify.annotations.NullMarked;
