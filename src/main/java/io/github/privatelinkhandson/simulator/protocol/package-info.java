/**
 * AWS's wire protocols (EC2 query, query, JSON 1.1), generic over all operations, driven
 * by the SDK's own model metadata.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.protocol;

import org.jspecify.annotations.NullMarked;
