/**
 * The proof from EC2-A that the service answers.
 */
@NullMarked
package io.github.privatelinkhandson.stage.connection;

import org.jspecify.annotations.NullMarked;
