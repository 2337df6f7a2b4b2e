/**
 * The SDK's model objects as JSON: what AWS's JSON services speak and what the store
 * keeps.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.json;

import org.jspecify.annotations.NullMarked;
