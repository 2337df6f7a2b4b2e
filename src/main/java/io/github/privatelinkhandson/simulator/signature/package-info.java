/**
 * Signatures of requests to the practice AWS (Signature Version 4), and who made them.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.signature;

import org.jspecify.annotations.NullMarked;
