/**
 * The two instances, their security groups and role, and the web server.
 */
@NullMarked
package io.github.privatelinkhandson.stage.servers;

import org.jspecify.annotations.NullMarked;
