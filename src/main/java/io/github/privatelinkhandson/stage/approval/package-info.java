/**
 * The acceptance of the endpoint by the service's owner.
 */
@NullMarked
package io.github.privatelinkhandson.stage.approval;

import org.jspecify.annotations.NullMarked;
