/**
 * The interface endpoint in the consumer's VPC.
 */
@NullMarked
package io.github.privatelinkhandson.stage.endpoint;

import org.jspecify.annotations.NullMarked;
